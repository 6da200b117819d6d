import { builtBundle, complaints, runBundle } from '../run-bundle';
import { temporaryProject } from '../temporary-project';

/** Exports of a WXS file, reached through the template that uses it. */
async function wxs(source: string, files: Record<string, string> = {}): Promise<string> {
  const { dir } = temporaryProject({
    'pages/home/home.wxml': '<wxs src="./home.wxs" module="m"/><view>{{m.answer}}</view>',
    'pages/home/home.wxs': source,
    ...files,
  });
  const groups = runBundle(await builtBundle(dir)).templates();
  return textOf(groups['pages/home/home']);
}

/** Renders a compiled template's only text through the engine's own calling convention. */
function textOf(group: unknown): string {
  let text = '';
  const take = (value: string): void => {
    text = value;
  };
  const element = (_tag: string, _generics: object, _init: unknown, children: unknown): void => {
    (children as (isCreation: boolean, text: typeof take, element: unknown) => void)(
      true,
      take,
      element,
    );
  };
  const template = (group as (name: string) => unknown)('') as (
    renderer: object,
    isCreation: boolean,
    data: object,
    update: unknown,
  ) => { C: (isCreation: boolean, text: typeof take, element: unknown) => void };
  const renderer = { setFnFilter: () => undefined };
  template(renderer, true, {}, undefined).C(true, take, element);
  return text;
}

describe('WXS', () => {
  it('knows a type by the name that constructor is', async () => {
    const names = await wxs(
      'var list = [1, "a", true, {}, [], function () {}, getDate(), getRegExp("a")];\n' +
        'var names = [];\nfor (var i = 0; i < list.length; i++) names.push(list[i].constructor);\n' +
        'names.push([]["constructor"], "".constructor.constructor);\n' +
        'module.exports = { answer: names.join(" ") };',
    );
    expect(names).toBe('Number String Boolean Object Array Function Date RegExp Array String');
  });

  it('keeps the backslash of an escape that it does not know', async () => {
    const source = String.raw`module.exports = { answer: getRegExp('^\d+\\.\w$').test('12.a') + ',' + '|\d|\n'.length };`;
    expect(await wxs(source)).toBe('true,5');
  });

  it('requires other files once, however often', async () => {
    const answer = await wxs(
      'var a = require("./a.wxs"); var b = require("../../lib/b.wxs"); module.exports = { answer: a.count() + "," + b.again() };',
      {
        'pages/home/a.wxs':
          'var n = 0; module.exports = { count: function () { n++; return n; } };',
        'lib/b.wxs': 'var a = require("../pages/home/a.wxs"); exports.again = a.count;',
      },
    );
    expect(answer).toBe('1,2');
  });

  it('that throws is told, and the template is rendered without it', async () => {
    const { dir } = temporaryProject({
      'pages/home/home.wxml':
        '<wxs module="a">\nmodule.exports = { answer: "half" };\nvar x = undefined; x.y;\n</wxs>' +
        '<wxs src="./b.wxs" module="b"/><wxs src="./c.wxs" module="c"/><view>{{a.answer}}{{b.answer}}{{c.answer}}</view>',
      'pages/home/b.wxs':
        'var c = require("./c.wxs");\nmissing();\nexports.answer = "late"; // end',
      'pages/home/c.wxs': 'exports.answer = early();\nfunction early() { return " whole"; }',
    });
    const told: string[] = [];
    const moduleFailed = (name: string, error: { readonly message: string }) => {
      told.push(`${name}: ${error.message}`);
    };
    const groups = runBundle(await builtBundle(dir)).templates({ moduleFailed });
    expect(textOf(groups['pages/home/home'])).toBe('half whole');
    expect(told).toStrictEqual([
      "pages/home/home.wxml, module a: Cannot read properties of undefined (reading 'y')",
      'pages/home/b.wxs: missing is not defined',
    ]);
  });

  it('sees no browser globals', async () => {
    expect(
      await wxs('module.exports = { answer: typeof window + typeof fetch + typeof Math };'),
    ).toBe('undefinedundefinedobject');
  });

  it('stands in a template too', async () => {
    const { dir } = temporaryProject({
      'pages/home/home.wxml':
        '<wxs module="m">\nvar lib = require("./lib.wxs");\nmodule.exports = { answer: "\\d" + lib.x };\n</wxs><view>{{m.answer}}</view>',
      'pages/home/lib.wxs': 'exports.x = (1).constructor;',
    });
    const groups = runBundle(await builtBundle(dir)).templates();
    expect(textOf(groups['pages/home/home'])).toBe('\\dNumber');
  });

  it.each([
    ['a syntax error', 'var a = ;', 'error', 1, 9, /WXS: Unexpected token/],
    ['a missing file', '\nrequire("./gone.wxs");', 'warning', 2, 9, /no file ".\/gone.wxs"/],
    ['"new"', 'var d = new Date();', 'warning', 1, 9, /getDate/],
    ['a regular expression literal', 'var r = /a/;', 'warning', 1, 9, /getRegExp/],
    ['"try"', 'try { a() } catch (e) {}', 'warning', 1, 1, /no "try"/],
  ])('complains of %s', async (_name, source, severity, line, column, message) => {
    const { dir } = temporaryProject({
      'pages/home/home.wxml': '<wxs src="./home.wxs" module="m"/><view/>',
      'pages/home/home.wxs': source,
    });
    const [first] = await complaints(dir);
    expect(first).toMatchObject({ severity, file: 'pages/home/home.wxs', line, column });
    expect(first?.message).toMatch(message);
  });

  it('is complained of at its place inside a template', async () => {
    const { dir } = temporaryProject({
      'pages/home/home.wxml': '<view/>\n<wxs module="m">\n  var a = ;\n</wxs>',
    });
    expect(await complaints(dir)).toMatchObject([
      { severity: 'error', file: 'pages/home/home.wxml', line: 3, column: 11 },
    ]);
  });

  it('hands the engine’s hooks to the groups', async () => {
    const { dir } = temporaryProject({
      'pages/home/home.wxml':
        '<wxs module="m">exports.f = function () {}</wxs><view>{{m.f()}}</view>',
    });
    const changePropFilter = (): void => undefined;
    const eventListenerWrapper = (): void => undefined;
    const groups = runBundle(await builtBundle(dir)).templates({
      changePropFilter,
      eventListenerWrapper,
    });
    const given: unknown[] = [];
    const template = (groups['pages/home/home'] as (name: string) => unknown)('') as (
      r: object,
    ) => void;
    template({
      setFnFilter: (...filters: unknown[]) => given.push(filters[0]),
      setEventListenerWrapper: (wrapper: unknown) => given.push(wrapper),
    });
    expect(given).toStrictEqual([changePropFilter, eventListenerWrapper]);
  });

  it('is not needed for the hook of listeners', async () => {
    const { dir } = temporaryProject({ 'pages/home/home.wxml': '<input bindinput="typed"/>' });
    const eventListenerWrapper = (): void => undefined;
    const groups = runBundle(await builtBundle(dir)).templates({ eventListenerWrapper });
    const given: unknown[] = [];
    const template = (groups['pages/home/home'] as (name: string) => unknown)('') as (
      r: object,
    ) => void;
    template({ setEventListenerWrapper: (wrapper: unknown) => given.push(wrapper) });
    expect(given).toStrictEqual([eventListenerWrapper]);
  });
});

describe('templates', () => {
  it('bring the files that they import and include', async () => {
    const { dir } = temporaryProject({
      'pages/home/home.wxml':
        '<import src="../../parts/a.wxml"/><include src="/parts/b"/><template is="a"/>',
      'parts/a.wxml': '<import src="./c.wxml"/><template name="a"><view/></template>',
      'parts/b.wxml': '<view/>',
      'parts/c.wxml': '<template name="c"><text/></template>',
    });
    const groups = runBundle(await builtBundle(dir)).templates();
    expect(Object.keys(groups).sort()).toStrictEqual([
      'pages/home/home',
      'parts/a',
      'parts/b',
      'parts/c',
    ]);
  });

  it.each([
    ['an unclosed tag', '<view>\n  <text>a</text>', 'error', 1, 2, /missing end tag/],
    ['a stray end tag', '<view/>\n</view>', 'error', 2, 1, /no open tag/],
    ['a broken expression', '<view>\n  {{ a + }}</view>', 'error', 2, 10, /expression/],
    [
      'a missing file',
      '<view/>\n<include src="./gone.wxml"/>',
      'warning',
      2,
      15,
      /no file ".\/gone.wxml"/,
    ],
    ['a file outside the program', '<import src="../../../x.wxml"/>', 'warning', 1, 14, /no file/],
    ['a missing script', '<wxs module="m" src="./gone.wxs"/>', 'error', 1, 22, /no file/],
    [
      'a duplicated attribute',
      '<view class="a" class="b"/>',
      'warning',
      1,
      17,
      /only one of them counts/,
    ],
    [
      'an undeclared component',
      '<view>\n  <my-card/></view>',
      'warning',
      2,
      4,
      /<my-card> is neither/,
    ],
    ['a tag of HTML', '<div>a</div>', 'warning', 1, 2, /<div> is neither/],
  ])('complain of %s at its place', async (_name, wxml, severity, line, column, message) => {
    const { dir } = temporaryProject({ 'pages/home/home.wxml': wxml });
    const found = await complaints(dir);
    const first = found.find((diagnostic) => message.test(diagnostic.message));
    expect(first).toMatchObject({
      severity,
      file: 'pages/home/home.wxml',
      line,
      column,
      excerpt: wxml.split('\n')[line - 1],
    });
  });

  it('say nothing of a bound key, as wcc does not, and do of a binding where none can be', async () => {
    const { dir } = temporaryProject({
      'pages/home/home.wxml':
        '<view wx:for="{{l}}" wx:key="{{item.id}}">a</view><view\nwx:for="{{l}}" wx:key=\'a{{b}}\'>b</view>',
    });
    expect(await complaints(dir)).toStrictEqual([]);
    const other = temporaryProject({
      'pages/home/home.wxml': '<view generic:item="{{x}}"/>',
    });
    expect(await complaints(other.dir)).toMatchObject([
      { message: 'Template: data bindings are not allowed for this attribute.' },
    ]);
  });

  it('take no tag from comments, strings, expressions and scripts', async () => {
    const { dir } = temporaryProject({
      'pages/home/home.wxml':
        '<!-- <no-tag/> --><view title="<no-tag>" wx:if="{{a<b}}">{{ "<no-tag>" + (a <no) }}</view>\n' +
        '<wxs module="m">var a = "<no-tag>"; exports.a = a;</wxs>',
    });
    expect(await complaints(dir)).toStrictEqual([]);
  });
});
