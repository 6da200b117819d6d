/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import { eventually } from 'onboarding-testing';

import type { ProgramRun } from '../../../src/jsdom/run-program';
import { runProgram } from '../../../src/jsdom/run-program';
import { temporaryProject } from '../../project/temporary-project';

const files = {
  'app.js': 'App({ heard: [] })',
  'app.json': JSON.stringify({ pages: ['pages/home/home'], workers: 'workers' }),
  'pages/home/home.wxml': '<view>home</view>',
  'pages/home/home.js': 'Page({})',
  'workers/sum/index.js': `
    const { sum } = require('./add');
    worker.onMessage((numbers) => {
      if (numbers === 'throw') throw new Error('refused');
      if (numbers === 'kill') worker.testOnProcessKilled();
      else worker.postMessage({ sum: sum(numbers), wx: typeof wx, fetch: typeof fetch });
    });`,
  'workers/sum/add.ts':
    'export const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);',
};

let run: ProgramRun;

const evaluate = (source: string) => run.runtime.evaluate(source, []);

const start = `() => {
  const { heard } = getApp();
  const worker = wx.createWorker('workers/sum/index.js');
  getApp().worker = worker;
  worker.onMessage((message) => heard.push(message));
  worker.onError(({ message }) => heard.push('error ' + message));
  worker.onProcessKilled(() => heard.push('killed'));
}`;

const heard = (count: number) =>
  eventually(`${count} things heard`, async () => {
    const all = (await evaluate('() => getApp().heard')) as readonly unknown[];
    return all.length >= count ? all : undefined;
  });

const post = (message: unknown) =>
  evaluate(`() => getApp().worker.postMessage(${JSON.stringify(message)})`);

beforeEach(async () => {
  run = await runProgram(temporaryProject(files).dir);
});

afterEach(() => {
  run.close();
});

test('a worker hears and answers, requires its own files, and has neither wx nor the web', async () => {
  await evaluate(start);
  await post([1, 2, 3]);
  expect(await heard(1)).toStrictEqual([{ sum: 6, wx: 'undefined', fetch: 'undefined' }]);
});

test('what it throws is told, and it can be taken away', async () => {
  await evaluate(start);
  await post('throw');
  await post('kill');
  expect(await heard(2)).toStrictEqual(['error refused', 'killed']);
  await evaluate(start);
});

test('there is one at a time', async () => {
  await evaluate(start);
  await expect(evaluate(start)).rejects.toThrow('createWorker:fail exceed max concurrent');
  await evaluate('() => getApp().worker.terminate()');
  await evaluate(start);
});

test('only a script of the folder is one', async () => {
  const other = `() => wx.createWorker('pages/home/home.js')`;
  await expect(evaluate(other)).rejects.toThrow('createWorker:fail worker script');
  run.close();
  const app = JSON.stringify({ pages: ['pages/home/home'] });
  run = await runProgram(temporaryProject({ ...files, 'app.json': app }).dir);
  await expect(evaluate(start)).rejects.toThrow('workers is not set in app.json');
});
