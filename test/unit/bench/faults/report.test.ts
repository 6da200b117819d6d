import { table, violations } from '../../../bench/faults/report';
import { defaultSettings, readSettings } from '../../../bench/faults/settings';

const good = {
  name: 'this program',
  people: 100,
  bound: 100,
  byHand: 0,
  charges: 101,
  chargesPerNumber: 1.01,
  codesLost: 0,
  consumedTwice: 0,
  beyondSaving: 1,
  answers40029: 1,
  stuck: 0,
};

describe('the report of the race', () => {
  it('finds nothing wrong at exactly one charge in a hundred too many', () => {
    expect(violations(good)).toStrictEqual([]);
  });

  it.each([
    [{ codesLost: 1 }, '1 paid codes were lost; none may be.'],
    [{ consumedTwice: 2 }, '2 codes went to WeChat twice; none may.'],
    [{ stuck: 3 }, '3 people are stuck; nobody may be.'],
    [{ chargesPerNumber: 1.02 }, '1.020 charges per bound number; at most 1.01 are allowed.'],
    [{ chargesPerNumber: NaN }, 'NaN charges per bound number; at most 1.01 are allowed.'],
  ])('names the broken promise %j', (change, words) => {
    expect(violations({ ...good, ...change })).toStrictEqual([words]);
  });

  it('puts the contestants side by side', () => {
    const lines = table([{ ...good, name: 'a' }, good]).split('\n');
    expect(lines[0]?.trim().split(/\s{2,}/)).toStrictEqual(['a', 'this program']);
    expect(lines[5]?.trim().split(/\s{2,}/)).toStrictEqual([
      'charges per bound number',
      '1.010',
      '1.010',
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
  });

  it.each(['--kill=1', '--kills', '--kills=much', '--kills=-1'])('refuse %s', (word) => {
    expect(() => readSettings([word])).toThrow(`"${word}" is no setting`);
  });
});
