import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { AxeResults } from 'axe-core';

import { openPhoneInBrowser } from './phone-in-browser';
import type { Sight } from './sights/sight';
import { openSight } from './sights/sight';

const axe = readFileSync(join(__dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe found wrong: the rule, and the elements that break it. */
export interface Violation {
  readonly rule: string;
  readonly help: string;
  readonly elements: readonly string[];
}

export interface AccessibilityCheck {
  /** Comes to this state and returns what axe finds there. */
  violations(sight: Sight, theme: 'light' | 'dark'): Promise<readonly Violation[]>;
  close(): Promise<void>;
}

/** The program on a phone page in Chromium, for axe-core to look at. */
export async function openAccessibilityCheck(): Promise<AccessibilityCheck> {
  const phone = await openPhoneInBrowser();
  return {
    async violations(sight, theme) {
      const page = await openSight(phone, sight, { theme });
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
