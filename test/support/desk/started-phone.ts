import { createHostControl } from 'miniprogram-host';
import type { Browser, Page } from 'playwright-core';

/** What a person may choose on the panel of `npm start`: config.ts has another address for each. */
export interface PanelChoice {
  readonly client: 'host' | 'ios' | 'android';
  readonly envVersion: 'develop' | 'trial' | 'release';
}

/** The phone of a running `npm start` after a choice, once its account page has heard of its backend. */
export async function openStartedPhone(
  browser: Browser,
  url: string,
  choice: PanelChoice,
): Promise<Page> {
  await createHostControl(url).set({ ...choice, language: 'zh_CN', privacy: 'agreed' });
  const page = await browser.newPage({ hasTouch: true });
  await page.goto(`${url}/phone`);
  await page.locator('.account__value, #retry').first().waitFor();
  return page;
}
