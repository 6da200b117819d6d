/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import { settled, takeConsole } from 'onboarding-testing';

import type { ProgramRun } from '../../src/jsdom/run-program';
import { runProgram } from '../../src/jsdom/run-program';
import { temporaryProject } from '../project/temporary-project';
import { componentsOf, libraries, libraryMounts } from './libraries';
import { isTheirs } from './library-words';

const components = libraries.flatMap(componentsOf);
/** Attributes without which a component does not work in WeChat either. */
const required: Readonly<Record<string, string>> = {
  'tdesign-miniprogram/chat-content/chat-content':
    "content=\"{{ { type: 'text', data: 'words' } }}\"",
};

const pageOf = (component: string) => `pages/${component.replace(/\W+/g, '-')}/page`;

/** One page for each component, with nothing on it but that component. */
function pages(): Readonly<Record<string, string>> {
  const files = components.map((component) => {
    const page = pageOf(component);
    return {
      [`${page}.json`]: JSON.stringify({ usingComponents: { mounted: component } }),
      [`${page}.js`]: 'Page({})',
      [`${page}.wxml`]: `<mounted id="mounted" ${required[component] ?? ''}>content</mounted>`,
    };
  });
  return Object.assign({}, ...files) as Readonly<Record<string, string>>;
}

let run: ProgramRun;

beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const { dir } = temporaryProject({
    ...pages(),
    'app.json': JSON.stringify({ pages: ['pages/home/home', ...components.map(pageOf)] }),
  });
  run = await runProgram(dir, { mounts: libraryMounts });
}, 60_000);

afterAll(() => {
  run.close();
  jest.restoreAllMocks();
});

test('mounts all 198 components of the three libraries', () => {
  expect(libraries.map((library) => componentsOf(library).length)).toStrictEqual([105, 71, 22]);
  expect(components).toHaveLength(198);
});

test.each(components)('mounts %s', async (component) => {
  const before = run.exceptions.length;
  await run.runtime.wx.call('reLaunch', [{ url: `/${pageOf(component)}` }]);
  await settled();
  const mounted = run.runtime.pages()[0]?.root.query('#mounted');
  expect(run.exceptions.slice(before)).toStrictEqual([]);
  expect(takeConsole().filter((words) => !isTheirs(words))).toStrictEqual([]);
  expect(mounted?.isCustomComponent).toBe(true);
});
