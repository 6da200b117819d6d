import { builtBundle, bundleWithWarnings, complaints } from '../run-bundle';
import { temporaryProject } from '../temporary-project';

async function css(wxss: string, files: Record<string, string> = {}): Promise<string> {
  const { dir } = temporaryProject({ 'pages/home/home.wxss': wxss, ...files });
  const { manifest } = await builtBundle(dir);
  return (manifest.styles['pages/home/home']?.css ?? '').trim();
}

describe('style sheets', () => {
  it.each([
    [
      '.a { width: 750rpx; margin: -1rpx .5rpx }',
      '.\u0001a { width: 100vw; margin: -0.133333vw 0.066667vw }',
    ],
    [
      '.a { width: calc(100% - 20rpx); --gap: 7.5rpx }',
      '.\u0001a { width: calc(100% - 2.666667vw); --gap: 1vw }',
    ],
    ['.a::after { content: "10rpx" }', '.\u0001a::after { content: "10rpx" }'],
    [
      'view > .a-b.c, #id text:not(.d) {}',
      'wx-view > .\u0001a-b.\u0001c, #id wx-text:not(.\u0001d) {}',
    ],
    ['page { color: red }', 'page { color: red }'],
    [
      '@media (min-width: 1px) { .a { padding: max(8rpx, env(SAFE-AREA-INSET-LEFT, 4rpx)) } }',
      '@media (min-width: 1px) { .\u0001a { padding: max(1.066667vw, var(--wx-safe-area-left, 0.533333vw)) } }',
    ],
    [
      '.a { top: env(titlebar-area-x); content: "env(safe-area-inset-top)" }',
      '.\u0001a { top: env(titlebar-area-x); content: "env(safe-area-inset-top)" }',
    ],
    [
      '@supports (top: env(safe-area-inset-top)) { .a { --safe: env(safe-area-inset-top) } }',
      '@supports (top: env(safe-area-inset-top)) { .\u0001a { --safe: var(--wx-safe-area-top) } }',
    ],
    ['.w\\:1\\/2 {}', '.\u0001w\\:1\\/2 {}'],
    [':host { display: block }', '[wx-host="\u0002"] { display: block }'],
    [':host(.on) .a {}', '[wx-host="\u0002"].\u0001on .\u0001a {}'],
    ['[class^="icon-"] {}', '[class^="\u0001icon-"] {}'],
    ["[class*='icon-'] {}", "[class*='icon-'] {}"],
    [
      'view:nth-child(2n + 1) text:nth-of-type(odd) {}',
      'wx-view:nth-child(2n + 1) wx-text:nth-of-type(odd) {}',
    ],
    [
      '@keyframes spin { from { top: 75rpx } to { top: 0 } }',
      '@keyframes spin { from { top: 10vw } to { top: 0 } }',
    ],
    [
      '@media (prefers-color-scheme: dark) { .a { color: red } }',
      '@media (\u0003dark) { .\u0001a { color: red } }',
    ],
    [
      '@media (min-width: 750rpx) and (prefers-color-scheme:light) { .a {} }',
      '@media (min-width: 100vw) and (\u0003light) { .\u0001a {} }',
    ],
    [
      '.a { background: url("data:image/png;base64,xx") }',
      '.\u0001a { background: url("data:image/png;base64,xx") }',
    ],
    [
      '.a { background: url(https://example.com/a.png) }',
      '.\u0001a { background: url(https://example.com/a.png) }',
    ],
  ])('compiles %s', async (source, compiled) => {
    expect(await css(source)).toBe(compiled);
  });

  it('puts imported files where they are imported, relative, absolute and from packages', async () => {
    const compiled = await css(
      '.a {}\n@import "./b.wxss";\n@import url("/styles/c.wxss");\n@import "pack/d.wxss";\n.e {}',
      {
        'pages/home/b.wxss': '@import "../../styles/c.wxss";\n.b {}',
        'styles/c.wxss': '.c {}',
        'miniprogram_npm/pack/d.wxss': '.d {}',
      },
    );
    expect(compiled.replaceAll('\u0001', '').split('\n')).toStrictEqual([
      '.a {}',
      '.c {}',
      '.b {}',
      '.c {}',
      '.d {}',
      '.e {}',
    ]);
  });

  it('ends at imports that come back to themselves', async () => {
    const compiled = await css('@import "./b.wxss"; .a {}', {
      'pages/home/b.wxss': '@import "./home.wxss"; .b {}',
    });
    expect(compiled.replaceAll('\u0001', '').split('\n')).toStrictEqual(['.b {}', '.a {}']);
  });

  it('gives every component a scope of its own', async () => {
    const { dir } = temporaryProject({
      'app.json':
        '{"pages":["pages/home/home"],"usingComponents":{"one":"/a/card/index","two":"/b/card/card"}}',
      ...component('a/card/index'),
      ...component('b/card/card'),
    });
    const { manifest } = await builtBundle(dir);
    const scopes = Object.values(manifest.styles).map(({ scope }) => scope);
    expect(scopes).toStrictEqual(['app', 'home', 'card', 'card-2']);
  });

  it('serves files of the program from the host and warns that a phone would not', async () => {
    const { dir } = temporaryProject({
      'pages/home/home.wxss':
        '.a { background: url(../../images/a.png?x) }\n.b { background: url(/gone.png) }',
      'images/a.png': '',
    });
    const found = await complaints(dir);
    expect(found).toMatchObject([
      { severity: 'warning', file: 'pages/home/home.wxss', line: 1 },
      { severity: 'warning', file: 'pages/home/home.wxss', line: 2 },
    ]);
    expect(found[0]?.message).toContain('on a phone');
    expect(found[1]?.message).toContain('no such file');
  });

  // What wcsc of miniprogram-compiler 0.2.3 hands on, as far as a browser takes it.
  it.each([
    ['a selector that is none', '. { color: red }\n.b { color: blue }', '.b { color: blue }'],
    [
      'a missing ";", which costs both declarations',
      '.a { color: red\nheight: 3px; width: 1px }\n.b { color: blue }',
      '.a { width: 1px }\n.b { color: blue }',
    ],
    [
      'a comment without end',
      '.a { color: red }\n/* open\n.b { color: blue }',
      '.a { color: red }',
    ],
    [
      '"//", which hides nothing before a declaration',
      '.a {\n// color: red;\nheight: 3px; // x\n}',
      '.a {\n   color: red;\nheight: 3px;    x\n}',
    ],
    ['"//" before a selector', '// note\n.a { color: red }', 'wx-note\n.a { color: red }'],
  ])('lets pass what WeChat lets pass: %s', async (_name, wxss, expected) => {
    const { dir } = temporaryProject({ 'pages/home/home.wxss': wxss });
    const { manifest } = await bundleWithWarnings(dir);
    expect(manifest.styles['pages/home/home']?.css.trim().replaceAll('\u0001', '')).toBe(expected);
  });

  it('takes the elements that WeChat draws by their own names', async () => {
    expect(await css('wx-button {} wx-root-portal-content {}')).toBe(
      'wx-button {}\nwx-root-portal {}',
    );
  });

  it.each([
    ['a syntax error', '.a {\n  color: red;\n', 1, /Unclosed block/],
    ['a bracket too many', '.a {}}\n', 1, /Unexpected }/],
    ['a selector that cannot be read', '.ok {}\n.a. {}', 2, /selector/, 'warning'],
    ['a missing import', '.a {}\n@import "./gone.wxss";', 2, /no file ".\/gone.wxss"/],
  ])('reports %s with its place', async (_name, wxss, line, message, severity = 'error') => {
    const { dir } = temporaryProject({ 'pages/home/home.wxss': wxss });
    const [first] = await complaints(dir);
    expect(first).toMatchObject({ severity, file: 'pages/home/home.wxss', line });
    expect(first?.message).toMatch(message);
  });
});

function component(id: string): Record<string, string> {
  return {
    [`${id}.json`]: '{"component":true}',
    [`${id}.js`]: 'Component({})',
    [`${id}.wxml`]: '<view/>',
  };
}
