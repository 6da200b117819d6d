import automator from 'miniprogram-automator';
import type MiniProgram from 'miniprogram-automator/out/MiniProgram';
import { freePort } from 'onboarding-testing';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

import { findChromium } from '../../src/browser/find-chromium';
import type { Host } from '../../src/start-host';
import { startHost } from '../../src/start-host';

/** Any project on a phone page in Chromium, under both hands: Playwright's and the automation client's. */
export interface ScreenInBrowser {
  readonly page: Page;
  readonly miniProgram: MiniProgram;
  /** Address of the host, without a slash at the end. */
  readonly url: string;
  readonly journal: Host['journal'];
  close(): Promise<void>;
}

/** Chromium as the host finds it, for pages of this machine only. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--no-sandbox', '--disable-gpu'],
  });
}

export async function openScreenInBrowser(projectPath: string): Promise<ScreenInBrowser> {
  const automationPort = await freePort();
  const host = await startHost({ projectPath, port: 0, automationPort });
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.goto(`${host.url}/phone`);
  await host.automationUrl;
  const wsEndpoint = `ws://127.0.0.1:${automationPort}`;
  const miniProgram = await automator.connect({ wsEndpoint });
  return {
    page,
    miniProgram,
    url: host.url,
    journal: host.journal,
    async close() {
      miniProgram.disconnect();
      await browser.close();
      await host.close();
    },
  };
}
