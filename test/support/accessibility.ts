import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../host/browser/find-chromium';
import { startHost } from '../host/start-host';
import { backendOrigin, openStand } from '../start/stand';
import { createDevicePlatform } from '../wechat/device/device-platform';

const projectPath = join(__dirname, '../..');
const axe = readFileSync(join(projectPath, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe found wrong: the rule, and the elements that break it. */
export interface Violation {
  readonly rule: string;
  readonly help: string;
  readonly elements: readonly string[];
}

export interface AccessibilityCheck {
  /** Opens the program at this page, runs `arrange` on it, and answers what axe finds there. */
  violations(look: Look): Promise<readonly Violation[]>;
  close(): Promise<void>;
}

export interface Look {
  /** "pages/account/account" */
  readonly page: string;
  readonly theme: 'light' | 'dark';
  /** Elements that must be there before axe looks. */
  readonly until: string;
  /** Tapped first, in this order. */
  readonly taps?: readonly string[];
}

/** The program on a phone page in Chromium, for axe-core to look at. */
export async function openAccessibilityCheck(): Promise<AccessibilityCheck> {
  const stand = await openStand();
  const host = await startHost({
    projectPath,
    platform: createDevicePlatform(stand.wechat, { userId: 'lin' }),
    resolve: { [backendOrigin]: stand.backendUrl },
    port: 0,
  });
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const open = async ({ page, theme, until, taps = [] }: Look): Promise<Page> => {
    await fetch(`${host.url}/host/settings`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ theme }),
    });
    const opened = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await opened.goto(`${host.url}/phone?entry=${encodeURIComponent(page)}`);
    for (const selector of taps) await opened.locator(selector).first().tap();
    await opened.locator(until).first().waitFor();
    // Colours are judged as they are shown, and a sheet on its way is half transparent.
    await opened.waitForFunction(() =>
      document.getAnimations().every(({ playState }) => playState !== 'running'),
    );
    return opened;
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
    async close() {
      await browser.close();
      await host.close();
      await stand.close();
    },
  };
}
