import { readLedger, readPending } from '../../../../../miniprogram/services/usage/stored-usage';

const event = { id: 'i', component: 'quick', outcome: 'granted', at: 5 };

describe('usage in the storage', () => {
  it('is read as it was kept', () => {
    const other = { ...event, component: 'realtime', outcome: 'declined', at: 0 };
    expect(readPending([event, other])).toStrictEqual([event, other]);
    const ledger = { quick: { granted: 2, other: 1 }, realtime: { granted: 0, other: 7 } };
    expect(readLedger(ledger)).toStrictEqual(ledger);
  });

  it.each([
    null,
    'text',
    { ...event, id: '' },
    { ...event, component: 'slow' },
    { ...event, outcome: 3 },
    { ...event, at: -1 },
  ])('leaves out the damaged event %j', (damaged) => {
    expect(readPending([damaged, event])).toStrictEqual([event]);
  });

  it.each([-1, '4', Number.POSITIVE_INFINITY, Number.NaN, undefined])(
    'counts %p as nothing, and keeps the rest',
    (damaged) => {
      const line = { granted: damaged, other: 4 };
      expect(readLedger({ quick: line, realtime: [line] })).toStrictEqual({
        quick: { granted: 0, other: 4 },
        realtime: { granted: 0, other: 0 },
      });
    },
  );

  it('counts what is damaged as nothing, and keeps the rest', () => {
    const ledger = { quick: { granted: 'many', other: 4 }, realtime: 'none' };
    expect(readLedger(ledger)).toStrictEqual({
      quick: { granted: 0, other: 4 },
      realtime: { granted: 0, other: 0 },
    });
    expect(readLedger({ quick: { granted: 4, other: -1 } }).quick).toStrictEqual({
      granted: 4,
      other: 0,
    });
  });
});
