import type { LaunchedBrowser } from '../../src/browser/launch-browser';
import { launchBrowser } from '../../src/browser/launch-browser';

// The first start ever unpacks the browser.
jest.setTimeout(60_000);

const viewport = { width: 120, height: 80 };
const page = (html: string) => `data:text/html,${encodeURIComponent(html)}`;
let browser: LaunchedBrowser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

/** Width and height from a PNG's header. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('a page is drawn at its viewport times its scale factor', async () => {
  const opened = await browser.openPage({ url: page('hi'), viewport, deviceScaleFactor: 3 });
  expect(sizeOf(await opened.screenshot())).toStrictEqual([360, 240]);
  await opened.setViewport({ width: 100, height: 50 });
  expect(sizeOf(await opened.screenshot())).toStrictEqual([300, 150]);
  await opened.close();
});

test('errors of the page reach who opened it', async () => {
  const problems: string[] = [];
  const script = '<script>console.error("said"); throw new Error("thrown")</script>';
  const opened = await browser.openPage({
    url: page(script),
    viewport,
    onProblem: (text) => problems.push(text),
  });
  await opened.screenshot();
  await opened.close();
  expect(problems.map((text) => text.split('\n')[0])).toStrictEqual(
    expect.arrayContaining(['said', 'Error: thrown']),
  );
});

test('a page may play sound without a finger', async () => {
  const problems: string[] = [];
  const script = '<script>console.error(new AudioContext().state)</script>';
  const onProblem = (text: string) => problems.push(text);
  const opened = await browser.openPage({ url: page(script), viewport, onProblem });
  await opened.screenshot();
  await opened.close();
  expect(problems).toStrictEqual(['running']);
});

test('the browser looks up no host but this machine', async () => {
  await expect(browser.openPage({ url: 'http://example.com/', viewport })).rejects.toThrow(
    'ERR_NAME_NOT_RESOLVED',
  );
});

test('a closed page says so, also to who asks afterwards', async () => {
  const opened = await browser.openPage({ url: page(''), viewport });
  const before = new Promise<void>((resolve) => {
    opened.onClosed(resolve);
  });
  await opened.close();
  await before;
  await expect(
    new Promise<string>((resolve) => {
      opened.onClosed(() => {
        resolve('heard');
      });
    }),
  ).resolves.toBe('heard');
});

test('an executable that is no browser is one line with its path', async () => {
  const notBrowser = { executablePath: '/bin/false', env: {}, source: 'installed' } as const;
  await expect(launchBrowser({ browser: notBrowser })).rejects.toThrow(
    /^Chromium at \/bin\/false did not start: [^\n]+$/,
  );
});
