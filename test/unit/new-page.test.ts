import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

import { createProjectBuilder } from 'miniprogram-host/project';

import type { ProgramCopy } from '../support/program-copy';
import { copyProgram } from '../support/program-copy';
import { added, addPage } from './conventions/add-page';
import { conventions } from './conventions/conventions';
import { readProgram } from './conventions/program';

/** A page added by the words of CONTRIBUTING.md, "A page": nothing is in its way, and nothing is forgotten unseen. */
let copy: ProgramCopy;

beforeEach(() => {
  jest.resetModules();
  copy = copyProgram();
  addPage(copy);
});

afterEach(() => {
  copy.remove();
});

/** The conventions that the copy breaks, each with what it says. */
const broken = (): readonly (readonly [string, readonly string[]])[] => {
  const program = readProgram(copy.root);
  return Object.entries(conventions)
    .map(([sentence, convention]) => [sentence, convention(program)] as const)
    .filter(([, faults]) => faults.length > 0);
};

/** What the compiler says of the copy; empty when it compiles. */
const compilerErrors = (): string =>
  spawnSync(
    process.execPath,
    [resolve(__dirname, '../../node_modules/typescript/bin/tsc'), '-p', copy.projectPath],
    { encoding: 'utf8' },
  ).stdout;

describe('a new page', () => {
  test('keeps the conventions', () => {
    expect(readProgram(copy.root).pages).toContain(added);
    expect(broken()).toStrictEqual([]);
  });

  test('compiles', () => {
    expect(compilerErrors()).toBe('');
  }, 120_000);

  test('does not compile where a language lacks its words', () => {
    copy.edit('i18n/en.ts', "'Version unknown', back: 'Back'", "'Version unknown'");
    expect(compilerErrors()).toContain("Property 'back' is missing");
  }, 120_000);

  test('is built by the host', async () => {
    const builder = createProjectBuilder(copy.projectPath);
    const result = await builder.build();
    builder.close();
    expect(result).toMatchObject({ kind: 'built', warnings: [] });
    expect(JSON.stringify(result)).toContain(added);
  });
});

/** What a convention must see, as `path`, the text that is there, and what stands there instead. */
const planted: Readonly<Record<string, readonly [path: string, from: string, to: string]>> = {
  'the folders of pages/ are the routes of app.json': ['app.json', `"${added}", `, ''],
  'a page has its four files, named after its folder': [
    'app.json',
    added,
    'pages/added-page/index',
  ],
  'what lies in a subpackage is imported by that subpackage alone': [
    `${added}-view.ts`,
    'import ',
    "export { readAbilities } from '../lab/abilities';\nimport ",
  ],
  'no page is shared to moments, out of which nobody can sign in (decision 20)': [
    `${added}.ts`,
    '  onLoad',
    '  onShareTimeline() {},\n  onLoad',
  ],
  'a page follows the text size of WeChat, which its first node says': [
    `${added}.wxml`,
    ' page-font-size="system"',
    '',
  ],
  'a style has no size of type in px, which would not follow the text size of WeChat': [
    `${added}.wxss`,
    'color:',
    'font-size: 12px; color:',
  ],
  'a page uses only texts that every language has': [
    `${added}.wxml`,
    '{{t.back}}</',
    '{{t.home}}</',
  ],
  'a page that a template names exists': [
    `${added}.wxml`,
    'bind:tap',
    'data-url="../home/home" bind:tap',
  ],
  'no page and no picture is named from the root: a subfolder and a subpackage are roots of their own':
    [`${added}.wxml`, 'bind:tap', 'data-url="/pages/account/account" bind:tap'],
  'a template has short lines, and from four attributes on one a line': [
    `${added}.wxml`,
    'bind:tap',
    'id="a" hidden data-a="b" bind:tap',
  ],
  'a template binds handlers that exist': [`${added}.wxml`, 'handleBack', 'handleHome'],
  'a template declares the components it uses, and no others': [
    `${added}.wxml`,
    '</view>\n',
    '</view><bottom-sheet></bottom-sheet>\n',
  ],
  'a template has nothing that the two engines read differently': [
    `${added}.wxml`,
    '{{view.text}}',
    '&lt;{{view.text}}',
  ],
  'a template says with words what every control does': [
    `${added}.wxml`,
    'aria-label="{{t.back}}"',
    '',
  ],
  'the path of a component leads to one': [
    'components/phone-button/phone-button.json',
    '{',
    '{ "usingComponents": { "x": "../x/x" },',
  ],
  'a style takes every colour from the tokens': [`${added}.wxss`, 'var(--text-secondary)', '#fff'],
  'a component has no tag, id or attribute selectors, which WeChat does not allow there': [
    'components/bottom-sheet/bottom-sheet.wxss',
    '.',
    'view .',
  ],
  'env() stands in the tokens alone, behind @supports, over a plain value': [
    `${added}.wxss`,
    'color:',
    'padding-bottom: calc(var(--space-1) + env(safe-area-inset-bottom)); color:',
  ],
  'a page imports its styles by itself, and app.wxss has none: it belongs to the program that takes the pages in':
    ['app.wxss', '/* Nothing', "@import './styles/page.wxss'; /* Nothing"],
  'a class has a prefix: no other program has one of the same name': [
    `${added}.wxss`,
    '.added-page__text',
    '.text',
  ],
  'a style uses only tokens that exist': [`${added}.wxss`, '--text-secondary', '--text-x'],
  'the words before a phone button say nothing of WeChat (platform rule 5.14.4)': [
    'i18n/zh-cn.ts',
    "account: {\n    title: '",
    "account: {\n    title: '微信",
  ],
  'there are no async functions and no classes: their helpers would outweigh the program': [
    `${added}.ts`,
    '  onLoad',
    '  async onLoad',
  ],
  'no array is taken apart and none spread: eleven modules of helpers would come along': [
    `${added}.ts`,
    'const t =',
    'export const [first] = [1];\nconst t =',
  ],
};

test('every convention has a fault planted', () => {
  expect(Object.keys(planted).sort()).toStrictEqual(Object.keys(conventions).sort());
});

test.each(Object.entries(planted))('a fault is seen: %s', (sentence, [path, from, to]) => {
  const convention = conventions[sentence];
  copy.edit(path, from, to);
  expect(convention?.(readProgram(copy.root))).not.toStrictEqual([]);
});
