import { unreadable } from './template-lines';

test.each([
  ['three attributes on one line', '<view a="1" wx:else c="{{d}}">x</view>', true],
  ['four, one a line', '<view\n  a="1"\n  wx:else\n  c="{{d > 1}}"\n  d="4"\n></view>', true],
  ['four on one line', '<view a="1" wx:else c="{{d > 1}}" d="4"></view>', false],
  ['two of four on one line', '<input\n  a="1" wx:else\n  c="{{d}}"\n  d="4"\n/>', false],
  ['the first of four beside the tag', '<view a="1"\n  b="2"\n  c="3"\n  d="4"\n/>', false],
  ['a line of 120', `<view>${'x'.repeat(107)}</view>`, true],
  ['a line of 121', `<view>${'x'.repeat(108)}</view>`, false],
])('%s', (_what, source, isReadable) => {
  expect(unreadable(source).length === 0).toBe(isReadable);
});
