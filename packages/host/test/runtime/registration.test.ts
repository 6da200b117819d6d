/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import type { ProgramRun } from '../../src/jsdom/run-program';
import { runProgram } from '../../src/jsdom/run-program';
import { temporaryProject } from '../project/temporary-project';

let run: ProgramRun;

afterEach(() => {
  run.close();
});

const text = (selector: string) => document.querySelector(selector)?.textContent;

const part = {
  'pages/home/home.json': '{ "usingComponents": { "part": "/part/part" } }',
  'pages/home/home.wxml': '<view class="page">{{word}}</view><part />',
  'part/part.json': '{ "component": true }',
  'part/part.wxml': '<view id="part">{{word}}</view>',
};

test('a file that is component and module at once registers the component, not who requires it', async () => {
  const { dir } = temporaryProject({
    ...part,
    'pages/home/home.js': `
      import { word } from '../../part/part';
      Page({ data: { word: 'page with ' + word } });`,
    'part/part.js': `
      export const word = 'module';
      Component({ data: { word: 'component' } });`,
  });
  run = await runProgram(dir);
  expect([text('.page'), text('#part')]).toStrictEqual(['page with module', 'component']);
  expect(run.exceptions).toStrictEqual([]);
});

test('app.js may require it too, and a page another page', async () => {
  const { dir } = temporaryProject({
    ...part,
    'app.json': '{ "pages": ["pages/home/home", "pages/other/other"] }',
    'app.js': `const { word } = require('./part/part'); App({ word });`,
    'pages/home/home.js': `
      const { base } = require('../other/other');
      Page(Object.assign({}, base, { data: { word: 'home' } }));`,
    'pages/other/other.js': `
      const base = { data: { word: 'other' } };
      Page(base);
      exports.base = base;`,
    'pages/other/other.wxml': '<view class="other">{{word}}</view>',
    'part/part.js': `exports.word = 'module'; Component({ data: { word: 'component' } });`,
  });
  run = await runProgram(dir);
  expect([text('.page'), text('#part')]).toStrictEqual(['home', 'component']);
  await run.runtime.wx.call('navigateTo', [{ url: '/pages/other/other' }]);
  expect(text('.other')).toBe('other');
  expect(run.exceptions).toStrictEqual([]);
});

test('a module that calls Page() for others registers the page whose file runs', async () => {
  const { dir } = temporaryProject({
    'make.js': `
      exports.make = (word) => Page({ data: { word } });
      if (getApp().now) Page({ data: { word: 'while loading' } });`,
    'app.json': '{ "pages": ["pages/home/home", "pages/other/other"] }',
    'app.js': 'App({ now: true })',
    'pages/home/home.js': `require('../../make');`,
    'pages/home/home.wxml': '<view class="page">{{word}}</view>',
    'pages/other/other.js': `require('../../make').make('by a function');`,
    'pages/other/other.wxml': '<view class="other">{{word}}</view>',
  });
  run = await runProgram(dir);
  expect(text('.page')).toBe('while loading');
  await run.runtime.wx.call('navigateTo', [{ url: '/pages/other/other' }]);
  expect(text('.other')).toBe('by a function');
  expect(run.exceptions).toStrictEqual([]);
});

test('Component() in a file that nobody uses as a component is told, and what required it goes on', async () => {
  const error = jest.spyOn(console, 'error').mockReturnValue();
  const { dir } = temporaryProject({
    'app.js': "const { word } = require('./unused'); App({ word });",
    'unused.js': "Component({}); exports.word = 'module';",
  });
  run = await runProgram(dir);
  error.mockRestore();
  expect(await run.runtime.evaluate('() => getApp().word', [])).toBe('module');
  expect(run.exceptions).toStrictEqual([
    "Component() was called outside of a page's or component's own file.",
  ]);
});

test('a module whose name every object knows registers the page that requires it', async () => {
  const { dir } = temporaryProject({
    'pages/home/home.js': "require('../../constructor');",
    'pages/home/home.wxml': '<view class="page">{{word}}</view>',
    'constructor.js': "Page({ data: { word: 'made elsewhere' } });",
  });
  run = await runProgram(dir);
  expect(text('.page')).toBe('made elsewhere');
  expect(run.exceptions).toStrictEqual([]);
});
