import { join } from 'node:path';

import type Page from 'miniprogram-automator/out/Page';
import type { Automated } from 'onboarding-testing';
import { eventually, launchAutomated } from 'onboarding-testing';

/** What needs a browser's own sound, threads and canvases (fixtures/playing). */
let automated: Automated;
let page: Page;

beforeAll(async () => {
  automated = await launchAutomated({
    projectPath: join(__dirname, 'fixtures/playing'),
    cliPath: join(__dirname, '../../bin/miniprogram-host'),
  });
  const current = await automated.miniProgram.currentPage();
  if (current === undefined) throw new Error('no page');
  page = current;
});

beforeEach(async () => {
  await page.setData({ heard: [] });
});

afterAll(async () => {
  await automated.close();
});

async function tap(selector: string): Promise<void> {
  const element = await page.$(selector);
  if (element === null) throw new Error(`no ${selector}`);
  await element.tap();
}

const heard = (count: number) =>
  eventually(`${count} things heard`, async () => {
    const all = (await page.data('heard')) as readonly string[];
    return all.length >= count ? all : undefined;
  });

test('a recording is allowed, recorded, and played to its end', async () => {
  await tap('#record');
  await eventually('the permission asked for', async () => {
    await automated.miniProgram.native().authorizeAllow();
    return true;
  });
  expect(await heard(3)).toStrictEqual(['recorded 200', 'play', 'ended 0.2']);
});

test('a worker sums up in a thread of its own', async () => {
  await tap('#work');
  expect(await heard(1)).toStrictEqual(['sum 6 undefined']);
});

test('old actions are drawn, and a canvas on no page has a picture', async () => {
  await tap('#draw');
  expect(await heard(2)).toStrictEqual(['data:image/png', 'red 255']);
});
