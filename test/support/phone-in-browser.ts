import { join } from 'node:path';

import { createHostControl, inspectProject, startHost } from 'miniprogram-host';
import type { Browser, Page } from 'playwright-core';
import { createDevicePlatform } from 'wechat-simulator';

import type { Stand } from '../start/stand';
import { backendOrigin, openStand } from '../start/stand';
import { openBrowser } from './open-browser';

const ownProject = join(__dirname, '../..');
const standardPhone = {
  baseLibrary: '3.17.0',
  theme: 'light',
  language: 'zh_CN',
  privacy: 'agreed',
  network: 'online',
  device: 'phone',
  fontScale: 1,
  envVersion: 'develop',
  client: 'host',
};

const usualPhone = { width: 390, height: 844 };
const smallPhone = { width: 320, height: 568 };

/** Settings of the simulated phone, as `cli auto --set` has them. */
export type PhoneLook = Readonly<Record<string, string | number>>;

/**
 * The program on a phone page in Chromium, under the hand of Playwright: for what automation has no
 * words for (a way on the avatar sheet, axe-core in the page). Journeys go through `launchProgram`.
 */
export interface PhoneInBrowser {
  readonly stand: Stand;
  /** As after a first installation, on a phone with these settings, started at `entry`. */
  openAfresh(entry: string, look?: PhoneLook): Promise<Page>;
  close(): Promise<void>;
}

export interface BrowsedProgram {
  /** @default the repository's own program */
  readonly projectPath?: string;
  /** Where it expects its backend. @default the address of the program in development */
  readonly origin?: string;
  /** Stays open when the phone is closed. @default a browser of its own */
  readonly browser?: Browser;
}

export async function openPhoneInBrowser({
  projectPath = ownProject,
  origin = backendOrigin,
  browser: given,
}: BrowsedProgram = {}): Promise<PhoneInBrowser> {
  const stand = await openStand({ seed: 1, appid: inspectProject(projectPath).appid });
  const host = await startHost({
    projectPath,
    platform: createDevicePlatform(stand.wechat, { userId: 'lin' }),
    resolve: { [origin]: stand.backendUrl },
    port: 0,
  });
  const control = createHostControl(host.url);
  const browser = given ?? (await openBrowser());
  return {
    stand,
    async openAfresh(entry, look = {}) {
      await stand.reset();
      await control.set({ ...standardPhone, ...look });
      await control.forget();
      const { width, height } = look['device'] === 'small-phone' ? smallPhone : usualPhone;
      const page = await browser.newPage({ viewport: { width, height }, hasTouch: true });
      await page.goto(`${host.url}/phone?entry=${encodeURIComponent(entry)}`);
      return page;
    },
    async close() {
      if (given === undefined) await browser.close();
      await host.close();
      await stand.close();
    },
  };
}
