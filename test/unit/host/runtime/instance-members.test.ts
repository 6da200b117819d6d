/** @jest-environment ./test/support/program-environment.ts */
import { type ProgramRun, runProgram } from '../../../support/run-program';
import { eventually } from '../../../support/eventually';
import { temporaryProject } from '../project/temporary-project';

let run: ProgramRun;

beforeAll(async () => {
  const { dir } = temporaryProject({
    'components/part/part.json': '{ "component": true }',
    'components/part/part.wxml': '<view class="box">box</view>',
    'components/part/part.js': `Component({
      methods: {
        ids() { return [this.getPageId(), typeof this.getOpenerEventChannel().on, this.renderer]; },
        fade() {
          return new Promise((resolve) => {
            this.animate('.box', [
              { opacity: 1, translateX: 0 },
              { opacity: 0, translateX: 20, rotate3d: [0, 0, 1, 45] },
            ], 30, resolve);
          });
        },
        clear(options) {
          return new Promise((resolve) => this.clearAnimation('.box', options, resolve));
        },
      },
    })`,
    'pages/home/home.json': '{ "usingComponents": { "part": "/components/part/part" } }',
    'pages/home/home.js': 'Page({ id() { return this.getPageId(); } })',
    'pages/home/home.wxml': '<part id="part" />',
  });
  run = await runProgram(dir);
});

afterAll(() => {
  run.close();
});

const part = () => {
  const component = run.runtime.pages()[0]?.root.query('#part')?.component;
  if (component === undefined) throw new Error('there is no part');
  return component;
};

const boxStyle = () => document.querySelector('.part--box')?.getAttribute('style');

test('a component knows its page, the channel to who opened it, and the renderer', async () => {
  const pageId = await run.runtime.pages()[0]?.root.component?.callMethod('id', []);
  expect(await part().callMethod('ids', [])).toStrictEqual([pageId, 'function', 'webview']);
  expect(pageId).toBe(String(run.runtime.pages()[0]?.id));
});

test('keyframes leave an element as the last one says, until they are cleared', async () => {
  await part().callMethod('fade', []);
  expect(boxStyle()).toContain('opacity:0;transform:translateX(20px) rotate3d(0,0,1,45deg)');
  await part().callMethod('clear', [{ opacity: true }]);
  expect(boxStyle()).not.toContain('opacity');
  expect(boxStyle()).toContain('transform:translateX(20px)');
  await part().callMethod('clear', []);
  expect(await eventually('a clean style', () => Promise.resolve(boxStyle()))).not.toContain(
    'transform',
  );
});
