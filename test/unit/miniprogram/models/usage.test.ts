import { costInFen } from '../../../../miniprogram/models/usage';

describe('costInFen', () => {
  it('charges 3 fen for quick and 4 for real-time successes, and nothing for the rest', () => {
    const ledger = { quick: { granted: 10, other: 99 }, realtime: { granted: 2, other: 7 } };
    expect(costInFen(ledger)).toBe(38);
  });
});
