import type { PhoneComponent } from 'miniprogram-host';

/** The list price of one successful call in fen since 2023-08-28 (docs/wechat-facts.md §6). */
export const priceInFen: Readonly<Record<PhoneComponent, number>> = { quick: 3, realtime: 4 };

/** One charge, booked when the success callback was delivered. */
export interface Charge {
  readonly at: number;
  readonly appid: string;
  readonly openid: string;
  readonly component: PhoneComponent;
  /** What paid for it; `free` for subjects that are not charged. */
  readonly source: 'trial' | 'paid' | 'assigned' | 'free';
  /** The pack it was taken from; `undefined` when free. */
  readonly packId: string | undefined;
  /** What the call costs by the price list; 0 when free of charge. */
  readonly priceInFen: number;
}

/** The book of charges; nothing in it is ever changed, only added. */
export interface ChargeLedger {
  book(charge: Charge): void;
  /** Every charge since the last reset, oldest first. */
  charges(): readonly Charge[];
  /** The sum of the list prices in fen, trial uses included. */
  totalInFen(): number;
  reset(): void;
}

/** Makes an empty ledger. */
export function createChargeLedger(): ChargeLedger {
  let charges: Charge[] = [];
  return {
    book: (charge) => void charges.push(charge),
    charges: () => [...charges],
    totalInFen: () => charges.reduce((sum, charge) => sum + charge.priceInFen, 0),
    reset: () => {
      charges = [];
    },
  };
}
