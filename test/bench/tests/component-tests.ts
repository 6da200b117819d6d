import type { ProgramRun } from 'miniprogram-host/jsdom';
import type { Browser } from 'playwright-core';

import type { Jsdom } from '../jsdom/open-jsdom';
import { mustShow, shownFirst, shownThen } from './counter-project';

/** Starts the program with the counter on the host in jsdom, looks, taps, looks; in milliseconds. */
export async function testInJsdom(jsdom: Jsdom, projectPath: string): Promise<number> {
  const started = performance.now();
  const run = await jsdom.runProgram(projectPath);
  tapCounter(run);
  run.close();
  return performance.now() - started;
}

/** The same on a page opened anew in a program that runs already. */
export async function testOpenedAnew(run: ProgramRun): Promise<number> {
  const started = performance.now();
  await run.runtime.wx.call('reLaunch', [{ url: '/pages/home/home' }]);
  tapCounter(run);
  return performance.now() - started;
}

function tapCounter({ runtime }: ProgramRun): void {
  const count = runtime.pages()[0]?.root.query('#counter')?.query('.count');
  mustShow(count?.dom.textContent, shownFirst);
  count?.trigger('tap', {});
  mustShow(count?.dom.textContent, shownThen);
}

/** The same on the host's phone page in Chromium, in a context of its own, with a real tap. */
export async function testInChromium(browser: Browser, url: string): Promise<number> {
  const started = performance.now();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/phone`);
  const counter = page.getByText(/^[56]$/u).first();
  mustShow(await counter.textContent(), shownFirst);
  await counter.click();
  await page.getByText(shownThen, { exact: true }).first().waitFor();
  mustShow(await counter.textContent(), shownThen);
  await context.close();
  return performance.now() - started;
}
