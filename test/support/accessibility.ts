import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

import type { Stand } from '../start/stand';
import type { PhoneLook } from './phone-in-browser';
import { openPhoneInBrowser } from './phone-in-browser';

const axe = readFileSync(join(__dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe found wrong: the rule, and the elements that break it. */
export interface Violation {
  readonly rule: string;
  readonly help: string;
  readonly elements: readonly string[];
}

export interface AccessibilityCheck {
  /** Opens the program at this page, does what `look` says, and returns what axe finds there. */
  violations(look: Look): Promise<readonly Violation[]>;
  close(): Promise<void>;
}

export interface Look {
  /** "pages/account/account" */
  readonly page: string;
  readonly theme: 'light' | 'dark';
  /** Elements that must be there before axe looks. */
  readonly until: string;
  /** Other settings of the phone. */
  readonly settings?: PhoneLook;
  /** What the world around the program is like. */
  readonly arrange?: (stand: Stand) => Promise<void> | void;
  /** What the person does first. */
  readonly act?: (page: Page, stand: Stand) => Promise<void>;
}

/** The program on a phone page in Chromium, for axe-core to look at. */
export async function openAccessibilityCheck(): Promise<AccessibilityCheck> {
  const phone = await openPhoneInBrowser();
  const open = async (look: Look): Promise<Page> => {
    const { theme, until, settings = {}, arrange, act } = look;
    const page = await phone.openAfresh(look.page, { ...settings, theme });
    await arrange?.(phone.stand);
    await act?.(page, phone.stand);
    await page.locator(until).first().waitFor();
    // Colours are judged as they are shown, and a sheet on its way is half transparent.
    await page.waitForFunction(() =>
      document.getAnimations().every(({ playState }) => playState !== 'running'),
    );
    return page;
  };
  return {
    async violations(look) {
      const page = await open(look);
      try {
        await page.evaluate(axe);
        const { violations } = await page.evaluate<AxeResults>('axe.run(document)');
        return violations.map(({ id, help, nodes }) => ({
          rule: id,
          help,
          elements: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary ?? ''}`),
        }));
      } finally {
        await page.close();
      }
    },
    close: () => phone.close(),
  };
}
