import type { Host } from 'miniprogram-host';
import { cjkFontCss, cjkFontFamily, inspectProject, startHost } from 'miniprogram-host';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { createDevicePlatform } from 'wechat-simulator';

import { createWechatDesk } from '../start/desk/wechat-desk';
import type { Stand } from '../start/stand';
import { openStand } from '../start/stand';
import type { ProgramCopy } from '../support/program-copy';
import { releasedOrigin, releasedPhone } from './released-program';

/** Both languages of the README, both themes. */
export interface Look {
  readonly language: 'en' | 'zh_CN';
  readonly theme: 'light' | 'dark';
}

/** `en-light`, `zh-dark` …: how the file names end. */
export function lookName({ language, theme }: Look): string {
  return `${language === 'en' ? 'en' : 'zh'}-${theme}`;
}

/** A PNG as Chromium writes it, under the name of its file without ".png". */
export interface NamedPicture {
  readonly name: string;
  readonly png: Buffer;
}

/** How long a toast of the program is seen, and a little. */
export const TOAST_MS = 1800;

interface Scene {
  readonly page: Page;
  readonly phone: FrameLocator;
  readonly stand: Stand;
}

/** A sheet rises for 240 ms, a question fades in, a slice of the font may still be on its way. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(600);
  for (const frame of page.frames()) {
    await frame.evaluate(() => document.fonts.ready.then(() => undefined));
  }
}

/** The font from npm, whatever the system has: the same picture on every machine. */
export async function serveFont(context: BrowserContext): Promise<void> {
  const css = cjkFontCss('/fonts/');
  const body = css + css.replaceAll(cjkFontFamily, 'Noto Sans SC');
  await context.route('**/fonts.css', (route) => route.fulfill({ contentType: 'text/css', body }));
}

const tap = (phone: FrameLocator, selector: string): Promise<void> =>
  phone.locator(selector).last().click();

async function shootPhone({ page }: Scene): Promise<Buffer> {
  await settle(page);
  return page.locator('iframe').screenshot({ scale: 'device' });
}

/** From the first start to a bound number: the pages in the order a person meets them. */
async function walk(scene: Scene): Promise<{ desk: Buffer; phones: readonly Buffer[] }> {
  const { page, phone, stand } = scene;
  await phone.locator('#phone').waitFor();
  const account = await shootPhone(scene);
  await tap(phone, '#phone');
  await phone.locator('#quick').waitFor();
  const methods = await shootPhone(scene);
  await tap(phone, '#quick wx-button');
  await phone.locator('.host-answers').waitFor();
  await settle(page);
  // What has gone over the network so far, the last of it open.
  await page.locator('#tab-requests').click();
  await page.locator('#panel-requests summary').last().click();
  await settle(page);
  const desk = await page.screenshot();
  await phone.locator('.host-answers button').first().click();
  stand.quota().set('quick', 0);
  await phone.locator('.ob-notice').last().waitFor();
  await settle(page);
  await tap(phone, '#quick wx-button');
  await phone.locator('wx-bottom-sheet [aria-modal]').waitFor();
  const noQuota = await shootPhone(scene);
  await tap(phone, 'wx-bottom-sheet wx-phone-button wx-button');
  await phone.locator('.host-answers button').last().click();
  await phone.locator('#unbind').waitFor();
  // The word that it succeeded has gone.
  await page.waitForTimeout(TOAST_MS);
  const bound = await shootPhone(scene);
  return { desk, phones: [account, methods, noQuota, bound] };
}

/** The phones side by side. */
async function compose(
  page: Page,
  phones: readonly Buffer[],
  theme: Look['theme'],
): Promise<Buffer> {
  const [paper, edge] = theme === 'light' ? ['#ffffff', '#d9d7d2'] : ['#0d1117', '#3a3b42'];
  const images = phones.map(
    (png) => `<div><img src="data:image/png;base64,${png.toString('base64')}" width="256"></div>`,
  );
  await page.setContent(`<!doctype html><style>
    body { margin: 0; padding: 12px; background: ${paper}; display: flex; gap: 16px; width: max-content; align-items: flex-start; }
    div { width: 252px; overflow: hidden; border: 1px solid ${edge}; border-radius: 34px; }
    img { display: block; margin: -2px; }
  </style>${images.join('')}`);
  return page.locator('body').screenshot({ animations: 'disabled' });
}

async function open(
  { projectPath }: ProgramCopy,
  look: Look,
): Promise<{ stand: Stand; host: Host }> {
  const stand = await openStand({ seed: 1, appid: inspectProject(projectPath).appid });
  const host = await startHost({
    projectPath,
    platform: createDevicePlatform(stand.wechat, { userId: 'lin' }),
    platformDesk: createWechatDesk(stand),
    resolve: { [releasedOrigin]: stand.backendUrl },
    settings: { ...look, ...releasedPhone },
    port: 0,
  });
  return { stand, host };
}

/** `start-…`: the desk of `npm start`; `pages-…`: four pages of the program side by side. */
export async function takePictures(
  browser: Browser,
  program: ProgramCopy,
  look: Look,
): Promise<readonly NamedPicture[]> {
  const { stand, host } = await open(program, look);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    deviceScaleFactor: 1.35,
    locale: look.language === 'en' ? 'en-US' : 'zh-CN',
    colorScheme: look.theme,
  });
  try {
    await serveFont(context);
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date('2026-01-01T09:41:00'));
    await page.goto(host.url);
    const { desk, phones } = await walk({ page, phone: page.frameLocator('iframe'), stand });
    const strip = await compose(await context.newPage(), phones, look.theme);
    return [
      { name: `start-${lookName(look)}`, png: desk },
      { name: `pages-${lookName(look)}`, png: strip },
    ];
  } finally {
    await context.close();
    await host.close();
    await stand.close();
  }
}
