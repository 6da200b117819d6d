import type { Page } from 'playwright-core';

import type { Stand } from '../../start/stand';
import type { PhoneInBrowser, PhoneLook } from '../phone-in-browser';

/** A state of the program that a person can come to, and the way to it on a page under Playwright's hand. */
export interface Sight {
  readonly what: string;
  /** "pages/account/account" */
  readonly page: string;
  /** Elements that must be there before anybody looks. */
  readonly until: string;
  /** Other settings of the phone. */
  readonly settings?: PhoneLook;
  /** What the world around the program is like. */
  readonly arrange?: (stand: Stand) => Promise<void> | void;
  /** What the person does first. */
  readonly act?: (page: Page, stand: Stand) => Promise<void>;
}

/** Comes to this state on a phone with these settings; the caller closes the page. */
export async function openSight(
  phone: PhoneInBrowser,
  { what, page: entry, settings, arrange, act, until }: Sight,
  look: PhoneLook,
): Promise<Page> {
  const page = await phone.openAfresh(entry, { ...look, ...settings });
  try {
    await arrange?.(phone.stand);
    await act?.(page, phone.stand);
    await page.locator(until).first().waitFor();
    await atRest(page);
    return page;
  } catch (error) {
    await page.close();
    throw new Error(`Nobody came to "${what}".`, { cause: error });
  }
}

/** Colours are judged as they are shown, and a sheet on its way is half transparent; a skeleton never rests. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().iterations === Infinity,
      ),
  );
}
