import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { AxeResults } from 'axe-core';
import { inspectProject, startHost } from 'miniprogram-host';
import type { FrameLocator, Page } from 'playwright-core';
import { createDevicePlatform } from 'wechat-simulator';

import { createHolder } from '../../start/desk/holder';
import { createWechatDesk } from '../../start/desk/wechat-desk';
import type { Stand } from '../../start/stand';
import { backendOrigin, openStand } from '../../start/stand';
import { openBrowser } from '../open-browser';

const root = join(__dirname, '../../..');
const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

export interface DeskLook {
  readonly width: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
}

/** What `npm start` opens, in Chromium, under the hand of Playwright. */
export interface DeskInBrowser {
  readonly stand: Stand;
  /** A desk in a fresh browser, in English; the program shows its first page. */
  open(look?: DeskLook): Promise<{ readonly page: Page; readonly phone: FrameLocator }>;
  close(): Promise<void>;
}

export async function openDeskInBrowser(): Promise<DeskInBrowser> {
  const stand = await openStand({ seed: 1, appid: inspectProject(root).appid });
  const holder = createHolder();
  const host = await startHost({
    projectPath: root,
    platform: createDevicePlatform(stand.wechat, { userId: () => holder.id() }),
    platformDesk: createWechatDesk(stand, holder),
    resolve: { [backendOrigin]: stand.backendUrl },
    port: 0,
  });
  const browser = await openBrowser();
  return {
    stand,
    async open({ width, height = 900, theme = 'light' } = { width: 1440 }) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: theme,
        locale: 'en-US',
      });
      const page = await context.newPage();
      await page.goto(host.url);
      const phone = page.frameLocator('iframe');
      await phone.locator('#phone').waitFor();
      return { page, phone };
    },
    async close() {
      await browser.close();
      await host.close();
      await stand.close();
    },
  };
}

/** What axe-core finds wrong on the desk itself: the phone's page has journeys of its own. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>(
    'axe.run({ exclude: [["iframe"]] }, { iframes: false })',
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
  );
}
