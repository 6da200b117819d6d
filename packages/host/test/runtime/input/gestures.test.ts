/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import type { ProgramRun } from '../../../src/jsdom/run-program';
import { runProgram } from '../../../src/jsdom/run-program';
import { temporaryProject } from '../../project/temporary-project';

let run: ProgramRun;

beforeAll(async () => {
  const { dir } = temporaryProject({
    'pages/home/home.js': `Page({
      data: { heard: [] },
      note({ type, detail }) { this.data.heard.push([type, Object.keys(detail)]); },
    })`,
    'pages/home/home.wxml': `
      <view id="old" bindtap="note" bindlongtap="note">old</view>
      <view id="new" bindtap="note" bindlongpress="note">new</view>`,
  });
  run = await runProgram(dir);
});

afterAll(() => {
  run.close();
});

/** What the page hears of a press that lasts so long, in ms. */
async function pressed(selector: string, milliseconds: number): Promise<unknown> {
  const dom = run.runtime.pages()[0]?.root.query(selector)?.dom;
  dom?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
  await new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
  dom?.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
  return run.runtime.evaluate('() => getCurrentPages()[0].data.heard.splice(0)', []);
}

const at = ['x', 'y'];

test('a long press is a longtap, too, and a tap unless longpress was heard', async () => {
  expect(await pressed('#old', 400)).toStrictEqual([
    ['longtap', at],
    ['tap', at],
  ]);
  expect(await pressed('#new', 400)).toStrictEqual([['longpress', at]]);
});

test('a short press is a tap only', async () => {
  expect(await pressed('#old', 10)).toStrictEqual([['tap', at]]);
});
