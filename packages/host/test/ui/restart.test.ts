import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser, Frame } from 'playwright-core';

import type { Host } from '../../src/start-host';
import { startHost } from '../../src/start-host';
import { temporaryProject } from '../project/temporary-project';
import { openBrowser } from './screen-in-browser';

/** A save starts the program anew: the host's own script comes from the page's cache by then. */
const project = temporaryProject();
let host: Host;
let browser: Browser;

beforeAll(async () => {
  host = await startHost({ projectPath: project.dir, port: 0 });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await host.close();
});

/** Bytes that came over the network for each script of a frame. */
const transferred = (frame: Frame) =>
  frame.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ initiatorType }) => initiatorType === 'script')
      .map(({ name, transferSize }) => [
        name.replace(/^.*\/(?:(phone\.js)|(program)\/[0-9a-f]+\.js)$/u, '$1$2'),
        transferSize > 0,
      ]),
  );

test.each(['/phone', '/'])('a restart at %s loads the new program and nothing else', async (at) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const phone = async (words: string): Promise<Frame> => {
    const text = (at === '/' ? page.frameLocator('iframe') : page).getByText(words);
    await text.waitFor();
    const handle = await text.elementHandle();
    const frame = await handle.ownerFrame();
    if (!frame) throw new Error('The words are in no frame.');
    return frame;
  };
  writeFileSync(join(project.dir, 'pages/home/home.wxml'), `<view>before ${at}</view>`);
  await page.goto(`${host.url}${at}`);
  await phone(`before ${at}`);
  writeFileSync(join(project.dir, 'pages/home/home.wxml'), `<view>after ${at}</view>`);
  expect(await transferred(await phone(`after ${at}`))).toStrictEqual([
    ['phone.js', false],
    ['program', true],
  ]);
  await page.close();
});
