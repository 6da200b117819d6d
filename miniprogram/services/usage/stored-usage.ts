import type { PhoneComponent } from '../../models/phone';
import type { UsageEvent, UsageLedger } from '../../models/usage';
import { asRecord, isCount, isText } from '../backend/decode';

const isEvent = (stored: unknown): stored is UsageEvent => {
  const event = asRecord(stored);
  return (
    event !== null &&
    isText(event['id']) &&
    (event['component'] === 'quick' || event['component'] === 'realtime') &&
    isText(event['outcome']) &&
    isCount(event['at'])
  );
};

/** Undelivered events; what is damaged is left out. */
export function readPending(stored: unknown): readonly UsageEvent[] {
  return Array.isArray(stored) ? stored.filter(isEvent) : [];
}

/** A ledger of one's own, to count on in. */
type OpenLedger = Record<PhoneComponent, Record<keyof UsageLedger[PhoneComponent], number>>;

/** The ledger; what is damaged counts as nothing. */
export function readLedger(stored: unknown): OpenLedger {
  const ledger = asRecord(stored);
  const line = (component: PhoneComponent): OpenLedger[PhoneComponent] => {
    const counts = asRecord(ledger?.[component]);
    const granted = counts?.['granted'];
    const other = counts?.['other'];
    return { granted: isCount(granted) ? granted : 0, other: isCount(other) ? other : 0 };
  };
  return { quick: line('quick'), realtime: line('realtime') };
}
