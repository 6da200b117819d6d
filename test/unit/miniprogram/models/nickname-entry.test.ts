import type { NicknameEntry, NicknameEvent } from '../../../../miniprogram/models/nickname-entry';
import { enterNickname, submittedNickname } from '../../../../miniprogram/models/nickname-entry';

const empty: NicknameEntry = { latest: '', review: 'none' };
const value = (text: string): NicknameEvent => ({ kind: 'value', value: text });
const blur = (text: string, willReview = true): NicknameEvent => ({
  kind: 'blur',
  value: text,
  willReview,
});
const review = (pass: boolean, timeout = false): NicknameEvent => ({
  kind: 'review',
  pass,
  timeout,
});

const after = (...events: readonly NicknameEvent[]): NicknameEntry =>
  events.reduce(enterNickname, empty);

describe('a nickname field', () => {
  it.each<readonly [string, readonly NicknameEvent[], NicknameEntry]>([
    ['typed on a phone', [value('小'), value('小明')], { latest: '小明', review: 'none' }],
    [
      'left, so WeChat reviews',
      [value('小明'), blur('小明')],
      { latest: '小明', review: 'waiting' },
    ],
    ['passed', [value('小明'), blur('小明'), review(true)], { latest: '小明', review: 'passed' }],
    [
      'cleared by review',
      [value('坏'), blur('坏'), review(false), value('')],
      { latest: '', review: 'rejected' },
    ],
    [
      'cleared before the verdict',
      [value('坏'), blur('坏'), value(''), review(false)],
      { latest: '', review: 'rejected' },
    ],
    [
      'reviewed too slowly',
      [value('小明'), blur('小明'), review(false, true)],
      { latest: '小明', review: 'none' },
    ],
    [
      'picked in DevTools, whose blur is empty',
      [value('小明'), blur('')],
      { latest: '小明', review: 'waiting' },
    ],
    ['picked where only blur tells', [blur('小明')], { latest: '小明', review: 'waiting' }],
    [
      'left on a client without review',
      [value('小明'), blur('小明', false)],
      { latest: '小明', review: 'none' },
    ],
    ['left empty', [blur('')], empty],
    ['emptied after it passed', [blur('好'), review(true), value('')], empty],
    [
      'changed after a rejection',
      [blur('坏'), review(false), value('好')],
      { latest: '好', review: 'none' },
    ],
    [
      'left again after it passed',
      [blur('好'), review(true), blur('好')],
      { latest: '好', review: 'passed' },
    ],
  ])('%s', (_name, events, expected) => {
    expect(after(...events)).toStrictEqual(expected);
  });

  it('submits what the form says, else the last value heard of', () => {
    const entry = after(value('小明'));
    expect(submittedNickname(entry, '小红')).toBe('小红');
    expect(submittedNickname(entry, '')).toBe('小明');
    expect(submittedNickname(empty, ' ')).toBe('');
  });
});
