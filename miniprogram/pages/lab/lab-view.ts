import type { PhoneMessages } from '../../i18n/messages';
import type { PhoneComponent } from '../../models/phone';
import type { UsageLedger } from '../../models/usage';
import { costInFen } from '../../models/usage';

/** What the lab shows beyond what never changes while it is open. */
export interface LabView {
  readonly raw: string;
  readonly address: string;
  /** Name of the armed outcome; empty when events are taken as they come. */
  readonly armed: string;
  readonly ledger: readonly {
    readonly component: PhoneComponent;
    readonly label: string;
    readonly granted: number;
    readonly other: number;
  }[];
  /** Yuan with two decimals. */
  readonly cost: string;
}

export function ledgerView(
  ledger: UsageLedger,
  t: PhoneMessages,
): Pick<LabView, 'ledger' | 'cost'> {
  return {
    ledger: (['quick', 'realtime'] as const).map((component) => ({
      component,
      label: t[component],
      granted: ledger[component].granted,
      other: ledger[component].other,
    })),
    cost: (costInFen(ledger) / 100).toFixed(2),
  };
}
