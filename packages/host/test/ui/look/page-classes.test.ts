import { temporaryProject } from '../../project/temporary-project';
import type { ScreenInBrowser } from '../screen-in-browser';
import { openScreenInBrowser } from '../screen-in-browser';

/**
 * Documentation (开发/指南/自定义组件/组件模板和样式): where `Component()` makes a page, its styles are
 * `shared` unless it says otherwise: those of app.wxss apply, and its own reach components that take them.
 */
let screen: ScreenInBrowser;

const names = ['plain', 'declared', 'global', 'both', 'isolated'] as const;
const scripts: Readonly<Record<(typeof names)[number], string>> = {
  plain: 'Page({})',
  declared: 'Component({})',
  global: 'Component({ options: { addGlobalClass: true } })',
  both: 'Component({ options: { addGlobalClass: true } })',
  isolated: 'Component({ options: { styleIsolation: "isolated" } })',
};
const isComponent = (name: string) => name === 'declared' || name === 'both';

beforeAll(async () => {
  const pages = names.map((name) => `pages/${name}/${name}`);
  const { dir } = temporaryProject({
    'app.json': JSON.stringify({ pages }),
    'app.wxss': '.app { margin-top: 1px }',
    ...Object.fromEntries(
      names.flatMap((name) => [
        [`pages/${name}/${name}.js`, scripts[name]],
        [`pages/${name}/${name}.wxml`, '<view id="box" class="app own" /><part />'],
        [`pages/${name}/${name}.wxss`, '.own { margin-left: 2px } .word { margin-left: 3px }'],
        [
          `pages/${name}/${name}.json`,
          JSON.stringify({
            ...(isComponent(name) && { component: true }),
            usingComponents: { part: '/part/part' },
          }),
        ],
      ]),
    ),
    'part/part.js': 'Component({ options: { addGlobalClass: true } })',
    'part/part.json': '{ "component": true }',
    'part/part.wxml': '<view id="word" class="word">part</view>',
  });
  screen = await openScreenInBrowser(dir);
});

afterAll(async () => {
  await screen.close();
});

test.each([
  ['plain', ['1px', '2px', '3px']],
  ['declared', ['1px', '2px', '3px']],
  ['global', ['1px', '2px', '3px']],
  ['both', ['1px', '2px', '3px']],
  ['isolated', ['0px', '2px', '0px']],
])(
  'a page that is %s has the styles of the app, its own, and its own in a component',
  async (name, expected) => {
    await screen.miniProgram.evaluate(`() => wx.reLaunch({ url: "/pages/${name}/${name}" })`);
    const looks = await screen.page.evaluate((page) => {
      const styleOf = (id: string) => {
        const element = document.querySelector(`[data-page="${page}"] #${id}`);
        return element === null ? undefined : getComputedStyle(element);
      };
      return [styleOf('box')?.marginTop, styleOf('box')?.marginLeft, styleOf('word')?.marginLeft];
    }, `pages/${name}/${name}`);
    expect(looks).toStrictEqual(expected);
  },
);
