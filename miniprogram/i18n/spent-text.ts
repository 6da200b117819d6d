import type { ExchangeResult } from '../models/phone';
import type { PhoneMessages } from './messages';

type Spent = Extract<ExchangeResult, { readonly kind: 'spent' }>;

/** Why one more tap is needed. */
export function spentText(reason: Spent['reason'], t: PhoneMessages): string {
  switch (reason) {
    case 'expired':
      return t.expired;
    case 'rejected':
      return t.rejected;
    case 'session-stale':
      return t.sessionStale;
  }
}
