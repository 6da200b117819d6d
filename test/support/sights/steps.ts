import type { Page } from 'playwright-core';

import type { Stand } from '../../start/stand';

export const tap =
  (selector: string) =>
  async (page: Page): Promise<void> => {
    await page.locator(selector).first().tap();
  };

/** Lets WeChat hand the number over. */
export async function allow(page: Page): Promise<void> {
  await tap('#quick wx-button')(page);
  await tap('[data-answer="allow"], .host-answers button:last-child')(page);
}

/** The backend never responds there. */
export const silent =
  (path: string) =>
  (stand: Stand): void => {
    stand.faults.arm({ kind: 'silence' }, { path, times: Infinity });
  };
