import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type MiniProgram from 'miniprogram-automator/out/MiniProgram';
import type { Automated } from 'onboarding-testing';
import { automate, eventually, freePort } from 'onboarding-testing';

import type { HostControl } from '../../src/host-control';
import { createHostControl } from '../../src/host-control';

/** What only a browser with layout and a drawing surface can show of the host's window and pictures. */
let automated: Automated;
let miniProgram: MiniProgram;
let host: HostControl;

beforeAll(async () => {
  const hostPort = await freePort();
  host = createHostControl(`http://127.0.0.1:${hostPort}`);
  automated = await automate({
    projectPath: join(__dirname, '../runtime/fixtures/windowed'),
    cliPath: join(__dirname, '../../bin/miniprogram-host'),
    args: ['--port', String(hostPort)],
  });
  ({ miniProgram } = automated);
});

afterAll(async () => {
  await automated.close();
});

/** Runs in the program's own scope; the client hands over the function's source. */
const inProgram = (source: string): Promise<unknown> =>
  miniProgram.evaluate(source) as Promise<unknown>;

test('100vh is the window, and measures count from its corner', async () => {
  const [rects, info] = (await inProgram(`() => new Promise((resolve) => {
    const query = wx.createSelectorQuery();
    query.selectAll('.box').boundingClientRect();
    query.exec(([rects]) => resolve([rects, wx.getWindowInfo()]));
  })`)) as [{ top: number; height: number }[], { windowHeight: number }];
  expect(rects.map(({ top, height }) => [top, height])).toStrictEqual([
    [0, info.windowHeight],
    [info.windowHeight, info.windowHeight],
  ]);
});

test('scrolling reaches the bottom and is told', async () => {
  await miniProgram.pageScrollTo(100_000);
  await inProgram('() => new Promise((resolve) => setTimeout(resolve, 1000))');
  const log = (await inProgram('() => getApp().log')) as readonly string[];
  expect(log.some((line) => line.startsWith('scroll '))).toBe(true);
  expect(log.filter((line) => line === 'bottom')).toHaveLength(1);
});

test('an observer tells when a node comes into the window', async () => {
  await inProgram('() => wx.pageScrollTo({ scrollTop: 0, duration: 0 })');
  const seen = await inProgram(`() => new Promise((resolve) => {
    const observer = wx.createIntersectionObserver(undefined, { thresholds: [0.5] });
    observer.relativeToViewport().observe('#second', (result) => {
      observer.disconnect();
      resolve([result.dataset.kind, result.intersectionRatio >= 0.5, result.relativeRect.top]);
    });
    setTimeout(() => wx.pageScrollTo({ selector: '#second', duration: 0 }), 100);
  })`);
  expect(seen).toStrictEqual(['second', true, 0]);
});

test('a canvas is drawn, compressed and cropped into files of the right size', async () => {
  const sizes = await inProgram(`async () => {
    const src = wx.env.USER_DATA_PATH + '/a.png';
    const drawn = await new Promise((resolve) =>
      wx.createSelectorQuery().select('#canvas').node(({ node }) => resolve(node)).exec(),
    );
    drawn.width = 40;
    drawn.height = 20;
    const base64 = drawn.toDataURL('image/png').split(',')[1];
    wx.getFileSystemManager().writeFileSync(src, base64, 'base64');
    const small = await wx.compressImage({ src, compressedWidth: 10 });
    const sizeOf = async (src) => {
      const { width, height } = await wx.getImageInfo({ src });
      return [width, height];
    };
    return [await sizeOf(src), await sizeOf(small.tempFilePath)];
  }`);
  expect(sizes).toStrictEqual([
    [40, 20],
    [10, 5],
  ]);
  await inProgram(`() => {
    wx.cropImage({
      src: wx.env.USER_DATA_PATH + '/a.png',
      cropScale: '1:1',
      complete: (answer) => (getApp().cropped = answer),
    });
    return new Promise((resolve) => setTimeout(resolve, 200));
  }`);
  await miniProgram.native().confirmModal();
  const cropped = await inProgram(`async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { width, height } = await wx.getImageInfo({ src: getApp().cropped.tempFilePath });
    return [width, height];
  }`);
  expect(cropped).toStrictEqual([20, 20]);
});

test('what is drawn on a canvas by its id becomes pixels and files, in its own units', async () => {
  const seen = await inProgram(`async () => {
    const canvasId = 'named';
    const brush = wx.createCanvasContext(canvasId);
    brush.setFillStyle('#ff0000');
    brush.fillRect(0, 0, 20, 20);
    await new Promise((resolve) => brush.draw(false, resolve));
    const pixel = async (x, y) => {
      const { data } = await wx.canvasGetImageData({ canvasId, x, y, width: 1, height: 1 });
      return [...data];
    };
    const before = [await pixel(10, 10), await pixel(30, 10)];
    const data = new Uint8ClampedArray([0, 0, 255, 255, 0, 255, 0, 255]);
    await wx.canvasPutImageData({ canvasId, x: 30, y: 10, width: 2, height: 1, data });
    const after = [await pixel(30, 10), await pixel(31, 10), await pixel(10, 10)];
    const sizeOf = async (more) => {
      const { tempFilePath } = await wx.canvasToTempFilePath({ canvasId, ...more });
      const { width, height, type } = await wx.getImageInfo({ src: tempFilePath });
      return [width, height, type];
    };
    const part = { x: 10, y: 5, destWidth: 60, destHeight: 30, fileType: 'jpg' };
    return { before, after, files: [await sizeOf({}), await sizeOf({ x: 10 }), await sizeOf(part)] };
  }`);
  expect(seen).toStrictEqual({
    before: [
      [255, 0, 0, 255],
      [0, 0, 0, 0],
    ],
    after: [
      [0, 0, 255, 255],
      [0, 255, 0, 255],
      [255, 0, 0, 255],
    ],
    files: [
      [120, 60, 'png'],
      [90, 60, 'png'],
      [60, 30, 'jpeg'],
    ],
  });
});

test('a font is loaded by the browser, and bytes that are none fail', async () => {
  const load = (bytes: Buffer) =>
    inProgram(`() => new Promise((complete) => wx.loadFontFace({
      family: 'Loaded', source: 'data:font/woff2;base64,${bytes.toString('base64')}', complete,
    }))`);
  const font = '@fontsource-variable/noto-sans-sc/files/noto-sans-sc-vietnamese-wght-normal.woff2';
  expect(await load(readFileSync(join(__dirname, '../../../../node_modules', font)))).toStrictEqual(
    {
      errMsg: 'loadFontFace:ok',
      status: 'loaded',
    },
  );
  expect(await load(Buffer.from('no font'))).toStrictEqual({
    errMsg: 'loadFontFace:fail the font cannot be decoded',
    status: 'error',
  });
});

test('user and saved files outlive the program, temporary ones do not; clearing takes all', async () => {
  const paths = (await inProgram(`async () => {
    const files = wx.getFileSystemManager();
    const picture = wx.env.USER_DATA_PATH + '/a.png';
    const note = wx.env.USER_DATA_PATH + '/notes/of/today/a.txt';
    files.mkdirSync(wx.env.USER_DATA_PATH + '/notes/of/today', true);
    files.writeFileSync(note, '小满');
    const temporary = await wx.compressImage({ src: picture, compressedWidth: 10 });
    const moved = await wx.compressImage({ src: picture, compressedWidth: 10 });
    const saved = files.saveFileSync(moved.tempFilePath);
    return { note, saved, temporary: temporary.tempFilePath };
  }`)) as { readonly note: string; readonly saved: string; readonly temporary: string };
  const inside = `(() => {
    const files = wx.getFileSystemManager();
    const read = (path) => {
      try {
        return files.readFileSync(path, 'utf8').length;
      } catch ({ message }) {
        return message;
      }
    };
    return [${JSON.stringify(Object.values(paths))}.map(read), files.readdirSync(wx.env.USER_DATA_PATH)];
  })`;
  await host.restart({ keepStorage: true });
  const kept = (await inProgram(inside)) as readonly [readonly unknown[], readonly string[]];
  expect(kept).toStrictEqual([
    [2, expect.any(Number), `readFileSync:fail no such file or directory ${paths.temporary}`],
    ['a.png', 'notes'],
  ]);
  await host.restart();
  expect(await inProgram(inside)).toStrictEqual([
    Object.values(paths).map((path) => `readFileSync:fail no such file or directory ${path}`),
    [],
  ]);
});

test('another device has another screen', async () => {
  // A PNG says its width in its first chunk; two pixels of it are one of the phone's.
  const width = async () => {
    const picture = Buffer.from((await miniProgram.screenshot()) ?? '', 'base64');
    return picture.readUInt32BE(16) / 2;
  };
  await expect(width()).resolves.toBe(390);

  await host.set({ device: 'small-phone' });
  await eventually('the small screen', async () => ((await width()) === 320 ? true : undefined));
  await expect(inProgram('() => wx.getWindowInfo().windowWidth')).resolves.toBe(320);
});
