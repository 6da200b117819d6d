import { table, violations } from '../../../bench/faults/report';
import { defaultSettings, readSettings } from '../../../bench/faults/settings';

const good = {
  name: 'this program',
  people: 100,
  bound: 100,
  byHand: 0,
  charges: 101,
  chargesPerNumber: 1,
  chargedTwice: 0,
  codesLost: 0,
  consumedTwice: 0,
  beyondSaving: 1,
  answers40029: 1,
  stuck: 0,
};

describe('the report of the race', () => {
  it('finds nothing wrong in a charge that nobody could save', () => {
    expect(violations(good)).toStrictEqual([]);
  });

  it.each([
    [{ codesLost: 1 }, '1 paid codes were lost; none may be.'],
    [{ consumedTwice: 2 }, '2 codes went to WeChat twice; none may.'],
    [{ stuck: 3 }, '3 people are stuck; nobody may be.'],
    [{ chargedTwice: 4 }, '4 people were charged twice; nobody may be.'],
    [{ chargesPerNumber: 1.002 }, '1.002 charges per bound number; at most 1 are allowed.'],
    [{ chargesPerNumber: NaN }, 'NaN charges per bound number; at most 1 are allowed.'],
  ])('names the broken promise %j', (change, words) => {
    expect(violations({ ...good, ...change })).toStrictEqual([words]);
  });

  it('puts the contestants side by side', () => {
    const lines = table([{ ...good, name: 'a' }, good]).split('\n');
    expect(lines[0]?.trim().split(/\s{2,}/)).toStrictEqual(['a', 'this program']);
    expect(lines[5]?.trim().split(/\s{2,}/)).toStrictEqual([
      '… that somebody could save, per number',
      '1.000',
      '1.000',
    ]);
  });
});

describe('the settings of the race', () => {
  it('are the defaults with what the command line says', () => {
    expect(readSettings(['--seed=7', '--kills=0.5'])).toStrictEqual({
      ...defaultSettings,
      seed: 7,
      kills: 0.5,
    });
    expect(readSettings(['--profile=hostile', '--people=9'])).toMatchObject({
      people: 9,
      outages: 1,
      presses: 0,
    });
  });

  it('refuse a profile that is none', () => {
    expect(() => readSettings(['--profile=calm'])).toThrow('There is no profile "calm"');
  });

  it.each(['--kill=1', '--kills', '--kills=much', '--kills=-1'])('refuse %s', (word) => {
    expect(() => readSettings([word])).toThrow(`"${word}" is no setting`);
  });
});
