import type { NicknameEntry, NicknameEvent } from '../../../../miniprogram/models/nickname-entry';
import {
  enterNickname,
  submitNickname,
  untouched,
} from '../../../../miniprogram/models/nickname-entry';

const empty = untouched('');
const written = (latest: string, review: NicknameEntry['review'] = 'none'): NicknameEntry => ({
  shown: [''],
  isEdited: true,
  latest,
  review,
});
const value = (text: string): NicknameEvent => ({ kind: 'input', value: text });
const change = (text: string): NicknameEvent => ({ kind: 'change', value: text });
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
    ['typed on a phone', [value('小'), value('小明')], written('小明')],
    ['left, so WeChat reviews', [value('小明'), blur('小明')], written('小明', 'waiting')],
    ['passed', [value('小明'), blur('小明'), review(true)], written('小明', 'passed')],
    [
      'cleared by review',
      [value('坏'), blur('坏'), review(false), value('')],
      written('', 'rejected'),
    ],
    [
      'cleared before the verdict',
      [value('坏'), blur('坏'), value(''), review(false)],
      written('', 'rejected'),
    ],
    ['reviewed too slowly', [value('小明'), blur('小明'), review(false, true)], written('小明')],
    [
      'picked in DevTools, whose blur is empty',
      [value('小明'), blur('')],
      written('小明', 'waiting'),
    ],
    ['picked where only blur tells', [blur('小明')], written('小明', 'waiting')],
    ['left on a client without review', [value('小明'), blur('小明', false)], written('小明')],
    ['left empty', [blur('')], empty],
    ['emptied after it passed', [blur('好'), review(true), value('')], written('')],
    ['changed after a rejection', [blur('坏'), review(false), value('好')], written('好')],
    ['left again after it passed', [blur('好'), review(true), blur('好')], written('好', 'passed')],
  ])('%s', (_name, events, expected) => {
    expect(after(...events)).toStrictEqual(expected);
  });

  it('submits what the form says, else the last value heard of', () => {
    const entry = after(value('小明'));
    expect(submitNickname(entry, '小红')).toStrictEqual(written('小红'));
    expect(submitNickname(entry, '')).toStrictEqual(entry);
    expect(submitNickname(empty, ' ')).toStrictEqual(empty);
  });
});

test('a nickname that was known before is not written back by a form that is behind', () => {
  const changed = untouched('小红', untouched('小明同学'));
  expect(submitNickname(changed, '小明同学')).toMatchObject({ isEdited: false, latest: '小红' });
  expect(enterNickname(changed, value('小明同学'))).toMatchObject({ isEdited: true });
});

describe('a nickname field with a known nickname', () => {
  const known = untouched('小明同学');
  const then = (...events: readonly NicknameEvent[]): NicknameEntry =>
    events.reduce(enterNickname, known);

  it.each<readonly [string, readonly NicknameEvent[]]>([
    ['shown only', []],
    ['visited', [blur('小明同学')]],
    ['whose end the client lost', [change('小明同'), blur('小明同')]],
    ['that the client lost whole', [change(''), blur('')]],
    ['reviewed without a word of the person', [blur('小明同学'), review(true)]],
  ])('%s, is not edited', (_name, events) => {
    expect(then(...events)).toMatchObject({ isEdited: false, latest: '小明同学' });
  });

  it.each(['', '小明同', '小明同学'])('is not edited by a form that says "%s"', (formValue) => {
    expect(submitNickname(known, formValue)).toStrictEqual(known);
  });

  it.each<readonly [string, NicknameEntry, string]>([
    ['cut short by the person', then(value('小明同'), blur('小明同')), '小明同'],
    ['emptied by the person', then(value('')), ''],
    ['replaced from the bar', then(change('小红')), '小红'],
    ['replaced where only blur tells', then(blur('小红')), '小红'],
    ['replaced where only the form tells', submitNickname(known, '小红'), '小红'],
    ['made longer', then(value('小明同学们')), '小明同学们'],
    ['cut short where the form tells the rest', submitNickname(then(value('小')), '小明'), '小明'],
  ])('%s, is edited', (_name, entry, latest) => {
    expect(entry).toMatchObject({ isEdited: true, latest });
  });
});
