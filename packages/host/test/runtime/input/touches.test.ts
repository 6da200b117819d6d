/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import type { ProgramRun } from '../../../src/jsdom/run-program';
import { runProgram } from '../../../src/jsdom/run-program';
import type { ViewNode } from '../../../src/runtime/view/view-node';
import { temporaryProject } from '../../project/temporary-project';

let run: ProgramRun;

beforeAll(async () => {
  const { dir } = temporaryProject({
    'pages/home/home.js': `Page({
      data: { heard: [] },
      note({ type, touches, changedTouches }) {
        const ids = (list) => list.map(({ identifier }) => identifier).join(',');
        this.data.heard.push(type + ' ' + ids(touches) + ' of ' + ids(changedTouches));
      },
      place({ touches, changedTouches, detail }) {
        this.data.heard.push({ touches, changedTouches, detail });
      },
    })`,
    'pages/home/home.wxml': `
      <view id="all" bindtouchstart="note" bindtouchmove="note" bindtouchend="note"
        bindtouchcancel="note" bindtap="note" bindlongpress="note" bindlongtap="note">all</view>
      <view id="tap" bindtap="place">tap</view>
      <button id="button" bindtap="place">button</button>
      <label for="button">label</label>`,
  });
  run = await runProgram(dir);
});

afterAll(() => {
  run.close();
});

const heard = () => run.runtime.evaluate('() => getCurrentPages()[0].data.heard.splice(0)', []);

interface Finger {
  readonly identifier: number;
  readonly clientX: number;
  readonly clientY: number;
}

const finger = (identifier: number, clientY = 50): Finger => ({ identifier, clientX: 20, clientY });

/** As a browser sends it: every finger of one target in one event. jsdom has no touch lists. */
function touch(selector: string, type: string, touches: Finger[], changedTouches: Finger[]): void {
  const event = new Event(type, { bubbles: true, cancelable: true });
  for (const [name, value] of Object.entries({ touches, changedTouches })) {
    Object.defineProperty(event, name, { value });
  }
  run.runtime.pages()[0]?.root.query(selector)?.dom.dispatchEvent(event);
}

test.each([
  [
    'a client triggers',
    (find: (selector: string) => ViewNode | undefined) => {
      find('#tap')?.trigger('tap', { x: 1 });
    },
  ],
  [
    'a key makes',
    (find: (selector: string) => ViewNode | undefined) => {
      find('#button')?.dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    },
  ],
  [
    'a label passes on',
    (find: (selector: string) => ViewNode | undefined) => {
      find('label')?.trigger('tap', {});
    },
  ],
])('a tap that %s has a finger in the middle of its element', async (_, make) => {
  make((selector) => run.runtime.pages()[0]?.root.query(selector) ?? undefined);
  const point = { identifier: 0, clientX: 0, clientY: 0, pageX: 0, pageY: 0 };
  expect(await heard()).toMatchObject([{ touches: [point], changedTouches: [point] }]);
});

const wait = (milliseconds: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

test('a tap has its finger in both lists', async () => {
  touch('#tap', 'touchstart', [finger(3)], [finger(3)]);
  touch('#tap', 'touchend', [], [finger(3)]);
  const point = { identifier: 3, clientX: 20, clientY: 50, pageX: 20, pageY: 50 };
  expect(await heard()).toStrictEqual([
    { touches: [point], changedTouches: [point], detail: { x: 20, y: 50 } },
  ]);
});

test('a tap of the mouse has it, too, also after a touch that the browser sent no mouse events for', async () => {
  const dom = run.runtime.pages()[0]?.root.query('#tap')?.dom;
  const pointer = new MouseEvent('pointerdown', { bubbles: true });
  dom?.dispatchEvent(Object.assign(pointer, { pointerType: 'mouse' }));
  for (const type of ['mousedown', 'mouseup']) {
    dom?.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: 7, clientY: 8 }));
  }
  const point = { identifier: 0, clientX: 7, clientY: 8, pageX: 7, pageY: 8 };
  expect(await heard()).toMatchObject([{ touches: [point], changedTouches: [point] }]);
});

describe('two fingers', () => {
  test('together are one touchstart, one touchmove and one touchend, and no tap', async () => {
    const both = [finger(0), finger(1)];
    touch('#all', 'touchstart', both, both);
    touch('#all', 'touchmove', [finger(0, 51), finger(1, 52)], [finger(0, 51), finger(1, 52)]);
    touch('#all', 'touchend', [], both);
    expect(await heard()).toStrictEqual([
      'touchstart 0,1 of 0,1',
      'touchmove 0,1 of 0,1',
      'touchend  of 0,1',
    ]);
  });

  test('one after the other are no tap and no long press', async () => {
    touch('#all', 'touchstart', [finger(0)], [finger(0)]);
    touch('#all', 'touchstart', [finger(0), finger(1)], [finger(1)]);
    await wait(400);
    touch('#all', 'touchend', [finger(0)], [finger(1)]);
    touch('#all', 'touchend', [], [finger(0)]);
    expect(await heard()).toStrictEqual([
      'touchstart 0 of 0',
      'touchstart 0,1 of 1',
      'touchend 0 of 1',
      'touchend  of 0',
    ]);
  });

  test('a cancelled one leaves nothing behind: the next finger taps', async () => {
    const both = [finger(0), finger(1)];
    touch('#all', 'touchstart', both, both);
    touch('#all', 'touchcancel', [], both);
    touch('#all', 'touchstart', [finger(0)], [finger(0)]);
    touch('#all', 'touchend', [], [finger(0)]);
    expect(await heard()).toStrictEqual([
      'touchstart 0,1 of 0,1',
      'touchcancel  of 0,1',
      'touchstart 0 of 0',
      'touchend  of 0',
      'tap 0 of 0',
    ]);
  });

  test('one whose target was taken away before it lifted is forgotten', async () => {
    touch('#tap', 'touchstart', [finger(5)], [finger(5)]);
    touch('#all', 'touchstart', [finger(0)], [finger(0)]);
    touch('#all', 'touchend', [], [finger(0)]);
    expect(await heard()).toStrictEqual(['touchstart 0 of 0', 'touchend  of 0', 'tap 0 of 0']);
  });
});
