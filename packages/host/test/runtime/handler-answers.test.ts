/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import type { ProgramRun } from '../../src/jsdom/run-program';
import { runProgram } from '../../src/jsdom/run-program';
import { temporaryProject } from '../project/temporary-project';

let run: ProgramRun;

beforeAll(async () => {
  const { dir } = temporaryProject({
    'pages/home/home.js': `Page({
      data: { name: '' },
      upper({ detail }) { return detail.value.toUpperCase(); },
      same() { return 'not this'; },
      nothing() {},
    })`,
    'pages/home/home.wxml': `
      <input id="answered" model:value="{{name}}" bindinput="upper" maxlength="4" />
      <input id="silent" bindinput="nothing" bindfocus="same" />
      <textarea id="area" bindinput="same" />`,
  });
  run = await runProgram(dir);
});

afterAll(() => {
  run.close();
});

/** Types into a field of the page; answers what it shows then. */
function shownAfterTyping(selector: string, text: string): string | undefined {
  const dom = run.runtime.pages()[0]?.root.query(selector)?.dom;
  const field = dom?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  if (!field) throw new Error(`there is no field ${selector}`);
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
  return field.value;
}

test('a text returned from bindinput replaces the value of an input, within its length', async () => {
  expect(shownAfterTyping('#answered', 'abc')).toBe('ABC');
  expect(shownAfterTyping('#answered', 'ßß12')).toBe('SSSS');
  expect(await run.runtime.evaluate('() => getCurrentPages()[0].data.name', [])).toBe('SSSS');
});

test('other handlers and the textarea leave the value alone', () => {
  expect(shownAfterTyping('#silent', 'abc')).toBe('abc');
  expect(shownAfterTyping('#area', 'abc')).toBe('abc');
});
