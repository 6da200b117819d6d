import type { PhoneComponent, PhoneRefusalKind } from './phone';

/** What one charge point reports. No code, number or payload is in it. */
export interface UsageEvent {
  /** Correlation id, 32 hexadecimal digits. */
  readonly id: string;
  readonly component: PhoneComponent;
  readonly outcome: 'granted' | PhoneRefusalKind;
  /** Wall clock, milliseconds since 1970. */
  readonly at: number;
}

/** Counts by component; only `granted` is charged. */
export type UsageLedger = Readonly<
  Record<PhoneComponent, { readonly granted: number; readonly other: number }>
>;

/** Hundredths of a yuan per successful call, since 2023-08-28. */
const priceInFen: Readonly<Record<PhoneComponent, number>> = { quick: 3, realtime: 4 };

/** What the counted calls cost after the trial quota, in hundredths of a yuan. */
export function costInFen(ledger: UsageLedger): number {
  return ledger.quick.granted * priceInFen.quick + ledger.realtime.granted * priceInFen.realtime;
}
