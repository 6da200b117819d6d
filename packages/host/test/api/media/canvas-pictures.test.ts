/** @jest-environment jsdom */
import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

/** jsdom has no drawing surface: what is drawn is seen in test/ui/host-window.test.ts. */
const canvas = document.createElement('canvas');
const area = { x: 0, y: 0, width: 2, height: 1 };
const data = new Uint8ClampedArray(8);

test.each([
  ['canvasToTempFilePath', {}],
  ['canvasGetImageData', area],
  ['canvasPutImageData', { ...area, data }],
])('%s looks for the canvas in the component, and fails without one', async (name, options) => {
  const canvasNamed = jest.fn(() => undefined);
  const on = wxOnPhone({ context: { canvasNamed } });
  const component = {};
  const answered = on.call(name, { ...options, canvasId: 'mine' }, component) as Promise<unknown>;
  await expect(answered).rejects.toStrictEqual({ errMsg: `${name}:fail canvas is empty` });
  expect(canvasNamed.mock.calls).toStrictEqual([['mine', component]]);
});

test('a canvas of type 2d is given itself', async () => {
  const canvasNamed = jest.fn(() => undefined);
  const on = wxOnPhone({ context: { canvasNamed } });
  expect(await on.outcome('canvasToTempFilePath', { canvas })).toStrictEqual({
    fail: {
      errMsg:
        'canvasToTempFilePath:fail pictures can only be drawn in a browser, not in this environment',
    },
  });
  expect(canvasNamed).not.toHaveBeenCalled();
});

test.each([
  ['canvasGetImageData', { ...area, width: '2' }, 'parameter.width should be Number;'],
  [
    'canvasPutImageData',
    { ...area, data: data.subarray(4) },
    'parameter.data should have four bytes for each pixel;',
  ],
  [
    'canvasPutImageData',
    { ...area, data: [...data] },
    'parameter.data should have four bytes for each pixel;',
  ],
])('%s of %p is refused', async (name, options, reason) => {
  const on = wxOnPhone({ context: { canvasNamed: () => canvas } });
  expect(await on.outcome(name, { ...options, canvasId: 'mine' })).toStrictEqual({
    fail: { errMsg: `${name}:fail parameter error: ${reason}` },
  });
});
