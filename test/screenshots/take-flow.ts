import type { Browser, Page } from 'playwright-core';

import { openPhoneInBrowser } from '../support/phone-in-browser';
import type { ProgramCopy } from '../support/program-copy';
import type { Picture } from './png';
import { decodePng, encodeMovingPng } from './png';
import { reduceColours } from './reduce-colours';
import { releasedOrigin, releasedPhone } from './released-program';
import type { Look } from './take-pictures';
import { serveFont, TOAST_MS } from './take-pictures';

interface Moment {
  readonly picture: Picture;
  readonly milliseconds: number;
}

/** Where a finger is, for somebody who only watches. */
function drawFinger(at: { readonly x: number; readonly y: number }): void {
  const finger = document.createElement('div');
  finger.id = 'finger';
  finger.style.cssText = `position:fixed;left:${at.x - 22}px;top:${at.y - 22}px;width:40px;height:40px;border-radius:50%;
    background:#8888;border:2px solid #fffa;z-index:2147483647;pointer-events:none`;
  document.body.append(finger);
}

/** One person's way through the program: each thing that is seen, and for how long. */
function createFilm(page: Page) {
  const moments: Moment[] = [];
  const look = async (milliseconds: number): Promise<void> => {
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    moments.push({ picture: decodePng(await page.screenshot()), milliseconds });
  };
  /** Lets everything come to rest, and looks. */
  const see = async (selector: string, milliseconds: number): Promise<void> => {
    await page.locator(selector).last().waitFor();
    await page.waitForTimeout(450);
    await look(milliseconds);
  };
  /** Looks soon: at what does not stay. */
  const glimpse = async (selector: string, milliseconds: number): Promise<void> => {
    await page.locator(selector).last().waitFor();
    await page.waitForTimeout(250);
    await look(milliseconds);
  };
  const tap = async (selector: string): Promise<void> => {
    const target = page.locator(selector).last();
    const box = await target.boundingBox();
    if (box === null) throw new Error(`There is no ${selector} to tap.`);
    await page.evaluate(drawFinger, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
    await look(350);
    await page.evaluate(() => document.getElementById('finger')?.remove());
    await target.tap();
  };
  return { moments, see, glimpse, tap };
}

async function play(page: Page, { language }: Look): Promise<readonly Moment[]> {
  const { see, glimpse, tap, moments } = createFilm(page);
  await see('#profile', 900);
  await tap('#profile');
  await see('#save', 700);
  await tap('.profile__picture');
  await see('[data-answer="wechat"]', 900);
  await tap('[data-answer="wechat"]');
  await see('#put-back', 600);
  await page.locator('.ob-field input').fill(language === 'en' ? 'Lin' : '小满');
  await see('.ob-field', 600);
  await tap('#save');
  await glimpse('.account__name', 900);
  await page.waitForTimeout(TOAST_MS);
  await see('#phone', 700);
  await tap('#phone');
  await see('#quick', 1100);
  await tap('#quick wx-button');
  await see('[data-answer="allow"]', 1200);
  await tap('[data-answer="allow"]');
  await glimpse('#unbind', 1200);
  await page.waitForTimeout(TOAST_MS);
  await see('#unbind', 2400);
  return moments;
}

/** Every frame in the colours of all: one picture, the frames below each other. */
function encode(moments: readonly Moment[]): Buffer {
  const [first] = moments;
  if (first === undefined) throw new Error('Nothing was seen.');
  const { width, height } = first.picture;
  const rgb = Buffer.concat(moments.map(({ picture }) => picture.rgb));
  const { palette, pixels } = reduceColours({ width, height: height * moments.length, rgb });
  const size = width * height;
  return encodeMovingPng(
    { width, height, palette },
    moments.map(({ milliseconds }, index) => ({
      milliseconds,
      pixels: pixels.subarray(index * size, (index + 1) * size),
    })),
  );
}

/** From the first start to a bound number, as a moving PNG. */
export async function takeFlow(
  browser: Browser,
  { projectPath }: ProgramCopy,
  look: Look,
): Promise<Buffer> {
  const phone = await openPhoneInBrowser({ projectPath, origin: releasedOrigin, browser });
  try {
    const page = await phone.openAfresh('pages/account/account', { ...releasedPhone, ...look });
    await serveFont(page.context());
    await page.clock.setFixedTime(new Date('2026-01-01T09:41:00'));
    await page.reload();
    return encode(await play(page, look));
  } finally {
    await phone.close();
  }
}
