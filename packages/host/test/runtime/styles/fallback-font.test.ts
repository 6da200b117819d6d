import { withFallbackFont } from '../../../src/runtime/styles/fallback-font';

const around = (families: string) => `'Host CJK', ${families}, var(--host-font)`;

test.each([
  ['.a { font-family: Menlo, monospace }', `.a { font-family: ${around('Menlo, monospace')} }`],
  [
    '.a{font-family:"a;b" !important;color:red}',
    `.a{font-family:${around('"a;b"')} !important;color:red}`,
  ],
  ['font-family: Menlo', `font-family: ${around('Menlo')}`],
  ['font: 12px/1.5 Menlo, monospace', `font: 12px/1.5 ${around('Menlo, monospace')}`],
  [
    '.a { font: italic bold 4.266667vw / var(--l) "My Font"; }',
    `.a { font: italic bold 4.266667vw / var(--l) ${around('"My Font"')}; }`,
  ],
  [
    'font: var(--weight) 16px Menlo; color: red',
    `font: var(--weight) 16px ${around('Menlo')}; color: red`,
  ],
  ['font: calc(1px + (2px)) Menlo', `font: calc(1px + (2px)) ${around('Menlo')}`],
  ['font: x-large serif', `font: x-large ${around('serif')}`],
  ['.a { font-family: var(--f) }', `.a { font-family: ${around('var(--f)')} }`],
])('%s has the phone’s font around its families', (css, expected) => {
  expect(withFallbackFont(css)).toBe(expected);
});

test.each(['caption', '-webkit-small-control', '-webkit-control', 'status-bar'])(
  'the system’s font %s has the phone’s families',
  (name) => {
    expect(withFallbackFont(`.a { font: ${name}; color: red }`)).toBe(
      `.a { font: ${name}; font-family: 'Host CJK', var(--host-font); color: red }`,
    );
  },
);

test.each([
  ['@font-face { font-family: icons; src: url(icons.woff2) }'],
  ['.a { font-family: inherit; font: unset }'],
  ['.a { font: caption !important }'],
  ['.a { font: var(--all) }'],
  ['.a { --my-font: Menlo; --my-font-family: Menlo; font-size: 12px }'],
  ['.font { color: red } .a:hover { color: font }'],
])('%s stays as it is', (css) => {
  expect(withFallbackFont(css)).toBe(css);
});
