import type { BoundPhone } from '../../models/user';
import { maskedPhone } from '../../models/user';
import { decodePhone } from '../backend/decode-user';
import type { Memory } from '../memory';

const NAME = 'phone';

/** Remembers the person's number over restarts, so that nothing paid is offered to whoever has one. */
export interface PhoneMemory {
  /** As last heard; null for none, or when nothing was heard yet. */
  recall(): BoundPhone | null;
  remember(phone: BoundPhone | null): void;
}

export function createPhoneMemory(memory: Memory): PhoneMemory {
  const recall = (): BoundPhone | null => {
    const stored = decodePhone(memory.get(NAME));
    return stored.kind === 'value' ? stored.value : null;
  };
  return {
    recall,
    remember: (phone) => {
      if (maskedPhone(phone) !== maskedPhone(recall())) memory.set(NAME, phone);
    },
  };
}
