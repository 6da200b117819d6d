import { temporaryProject } from '../../project/temporary-project';
import type { ScreenInBrowser } from '../screen-in-browser';
import { openScreenInBrowser } from '../screen-in-browser';

/** What `fields({ node: true })` hands over for a canvas. */
let screen: ScreenInBrowser;

beforeAll(async () => {
  const { dir } = temporaryProject({
    'pages/home/home.wxml': '<canvas type="2d" id="canvas" />',
  });
  screen = await openScreenInBrowser(dir);
});

afterAll(async () => {
  await screen.close();
});

const onCanvas = (body: string): Promise<unknown> =>
  screen.miniProgram.evaluate(`() => new Promise((resolve) => {
    wx.createSelectorQuery().select('#canvas').fields({ node: true }).exec(([{ node: canvas }]) => {
      canvas.width = 20;
      canvas.height = 10;
      const context = canvas.getContext('2d');
      resolve((() => { ${body} })());
    });
  })`) as Promise<unknown>;

test('a path is made, copied and filled', async () => {
  const pixels = await onCanvas(`
    const path = canvas.createPath2D();
    path.rect(0, 0, 2, 2);
    context.fillStyle = '#f00';
    context.fill(canvas.createPath2D(path));
    return [...context.getImageData(1, 1, 1, 1).data, ...context.getImageData(3, 3, 1, 1).data];`);
  expect(pixels).toStrictEqual([255, 0, 0, 255, 0, 0, 0, 0]);
});

test('image data is as large as the canvas, or made of given pixels', async () => {
  const made = await onCanvas(`
    const whole = canvas.createImageData();
    const given = canvas.createImageData(new Uint8ClampedArray([0, 255, 0, 255]), 1, 1);
    const buffer = canvas.createImageData(new Uint8Array(8).buffer, 2, 1);
    context.putImageData(given, 4, 4);
    return [whole.width, whole.height, buffer.width, ...context.getImageData(4, 4, 1, 1).data];`);
  expect(made).toStrictEqual([20, 10, 2, 0, 255, 0, 255]);
});
