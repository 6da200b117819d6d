import { inlineStyle } from '../../../src/runtime/styles/inline-style';

test.each([
  [';;;opacity:0.5', 'opacity:0.5'],
  ['color:red; ;;opacity:0.5;', 'color:red;opacity:0.5;'],
  ['width:750rpx', 'width:100vw'],
  ['content:";;";background:url(data:a;;b)', 'content:";;";background:url(data:a;;b)'],
])('%s means %s', (written, meant) => {
  expect(inlineStyle(written)).toBe(meant);
});

test('vh is a share of the page’s window', () => {
  expect(inlineStyle(';height:50vh')).toBe('height:calc(var(--wx-window-height, 100vh) * 0.5)');
});
