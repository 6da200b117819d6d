import type { Browser } from 'playwright-core';
import { z } from 'zod';

const observe = `
  window.benchedShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.benchedShift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** A sheet rises for 240 ms. */
const risenMilliseconds = 600;

/**
 * Layout shift (web.dev CLS, also right after an input) from the tap on `opener` until the sheet has risen; 0
 * when nothing on the page moved.
 *
 * @param sheet text that only the open sheet shows
 */
export async function shiftOfSheet(
  browser: Browser,
  url: string,
  entry: string,
  { opener, sheet }: { readonly opener: string; readonly sheet: string },
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    await page.addInitScript({ content: observe });
    await page.goto(`${url}/phone?entry=${encodeURIComponent(entry)}`);
    const button = page.locator(opener).first();
    await button.waitFor({ timeout: 60_000 });
    // What the page's own first layout moved is not the sheet's.
    await page.waitForTimeout(risenMilliseconds);
    await page.evaluate('window.benchedShift = 0');
    await button.click();
    await page.getByText(sheet).first().waitFor();
    await page.waitForTimeout(risenMilliseconds);
    return z.number().parse(await page.evaluate('window.benchedShift'));
  } finally {
    await context.close();
  }
}
