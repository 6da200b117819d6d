import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser } from 'playwright-core';

import type { PhoneInBrowser, PhoneLook } from '../support/phone-in-browser';
import { openPhoneInBrowser } from '../support/phone-in-browser';
import type { Sight } from '../support/sights/sight';
import { openSight } from '../support/sights/sight';
import { sights } from '../support/sights/sights';
import { copyReleasedProgram, releasedOrigin, releasedPhone } from './released-program';

interface Sheet {
  readonly name: string;
  readonly look: PhoneLook;
}

const sizes = {
  normal: { device: 'phone', fontScale: 1 },
  large: { device: 'small-phone', fontScale: 1.4 },
} as const;

/** {light, dark} × {zh_CN, en} × {the usual phone, large text on the smallest one}. */
const sheets: readonly Sheet[] = (['light', 'dark'] as const).flatMap((theme) =>
  (['zh_CN', 'en'] as const).flatMap((language) =>
    (['normal', 'large'] as const).map((size) => ({
      name: `${theme}-${language}-${size}`,
      look: { ...releasedPhone, theme, language, ...sizes[size] },
    })),
  ),
);

/** Of a phone on a sheet, in pixels. */
const width = 260;

interface Shot {
  readonly what: string;
  readonly png: Buffer;
}

async function shoot(phone: PhoneInBrowser, sight: Sight, look: PhoneLook): Promise<Shot> {
  const page = await openSight(phone, sight, look);
  try {
    // A slice of the font may still be on its way.
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return { what: sight.what, png: await page.screenshot() };
  } finally {
    await page.close();
  }
}

async function compose(browser: Browser, shots: readonly Shot[]): Promise<Buffer> {
  const figures = shots.map(
    ({ what, png }) =>
      `<figure><img src="data:image/png;base64,${png.toString('base64')}" width="${width}"><figcaption>${what}</figcaption></figure>`,
  );
  const page = await browser.newPage();
  try {
    await page.setContent(`<!doctype html><style>
      body { margin: 0; padding: 16px; background: #8a8d93; display: grid; gap: 16px; width: max-content;
        grid-template-columns: repeat(6, ${width}px); font: 14px sans-serif; }
      figure { margin: 0; } img { display: block; border-radius: 8px; }
    </style>${figures.join('')}`);
    return await page.locator('body').screenshot();
  } finally {
    await page.close();
  }
}

/**
 * Contact sheets: every state of the program as people have it, a file for each look and page, into this folder. For people
 * to look at; nothing is compared.
 *
 * @param wanted how the names of files begin, such as "dark-en-large"; all when there is none
 */
export async function takeStates(
  browser: Browser,
  folder: string,
  wanted: readonly string[],
): Promise<void> {
  const isWanted = (name: string): boolean =>
    wanted.length === 0 || wanted.some((start) => name.startsWith(start));
  const program = copyReleasedProgram();
  try {
    const phone = await openPhoneInBrowser({
      projectPath: program.projectPath,
      origin: releasedOrigin,
      browser,
    });
    try {
      for (const { name, look } of sheets) {
        for (const [page, states] of Object.entries(sights)) {
          if (!isWanted(`${name}-${page}`)) continue;
          const shots: Shot[] = [];
          for (const sight of states) shots.push(await shoot(phone, sight, look));
          writeFileSync(join(folder, `${name}-${page}.png`), await compose(browser, shots));
          process.stdout.write(`${name}-${page}.png ${shots.length} states\n`);
        }
      }
    } finally {
      await phone.close();
    }
  } finally {
    program.remove();
  }
}
