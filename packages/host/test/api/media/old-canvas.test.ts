/**
 * @jest-environment jsdom
 */
import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

type Context = Record<string, unknown> & Readonly<Record<string, (...args: unknown[]) => unknown>>;

test('actions are kept until they are taken, once', () => {
  const context = wxOnPhone().call('createContext') as Context;
  context['setFillStyle']?.('red');
  context['rect']?.(0, 0, 10, 10);
  context['fill']?.();
  (context as Record<string, unknown>)['lineWidth'] = 3;
  expect(context['getActions']?.()).toStrictEqual([
    { method: 'setFillStyle', data: ['red'] },
    { method: 'rect', data: [0, 0, 10, 10] },
    { method: 'fill', data: [] },
    { method: 'lineWidth', data: [3] },
  ]);
  expect(context['getActions']?.()).toStrictEqual([]);
  context['fill']?.();
  context['clearActions']?.();
  expect(context['getActions']?.()).toStrictEqual([]);
});

test('actions are drawn on the canvas that is named', async () => {
  const named: unknown[] = [];
  const on = wxOnPhone({
    context: {
      canvasNamed(id) {
        named.push(id);
        return document.createElement('canvas');
      },
    },
  });
  const context = on.call('createContext') as Context;
  context['rect']?.(0, 0, 10, 10);
  (context as Record<string, unknown>)['lineWidth'] = 3;
  const actions = context['getActions']?.();
  expect(await on.outcome('drawCanvas', { canvasId: 'first', actions })).toStrictEqual({
    success: { errMsg: 'drawCanvas:ok' },
  });
  expect(new Set(named)).toStrictEqual(new Set(['first']));
  expect(on.reported).toStrictEqual([]);
  expect(await on.outcome('drawCanvas', { canvasId: 'first' })).toHaveProperty('fail');
  expect(await wxOnPhone().outcome('drawCanvas', { canvasId: 'gone', actions })).toStrictEqual({
    fail: { errMsg: 'drawCanvas:fail there is no <canvas canvas-id="gone">' },
  });
});

test.each([
  [[{ type: '2d', width: 20, height: 10 }], '2d', 20, 10],
  [[{}], 'webgl', 300, 150],
  [[40, 30], 'webgl', 40, 30],
])('an offscreen canvas of %j is %s, %i × %i', (args, type, width, height) => {
  const canvas = wxOnPhone().call('createOffscreenCanvas', ...args) as HTMLCanvasElement & {
    readonly createImage: () => object;
  };
  expect([canvas.width, canvas.height]).toStrictEqual([width, height]);
  expect(canvas.createImage()).toBeInstanceOf(HTMLImageElement);
  const other = type === '2d' ? 'webgl' : '2d';
  expect(() => canvas.getContext(other)).toThrow(`the type of this canvas is "${type}"`);
  expect(canvas.getContext(type)).toBeNull();
});
