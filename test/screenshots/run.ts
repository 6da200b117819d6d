/**
 * `npm run screenshots`: makes every picture in docs/images from the running program, in both
 * languages of the README and both themes. `npm run screenshots -- <folder> <look>` puts them
 * elsewhere, or makes those of one look only (`zh-dark`).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { findChromium } from 'miniprogram-host';
import { chromium } from 'playwright-core';

import { decodePng, encodePng } from './png';
import { reduceColours } from './reduce-colours';
import type { Look } from './take-pictures';
import { lookName, takePictures } from './take-pictures';

const looks: readonly Look[] = (['en', 'zh_CN'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
);

async function main(): Promise<void> {
  const folder = resolve(process.argv[2] ?? join(__dirname, '../../docs/images'));
  mkdirSync(folder, { recursive: true });
  const wanted = looks.filter((look) => (process.argv[3] ?? lookName(look)) === lookName(look));
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    env: { ...process.env, ...env },
  });
  try {
    for (const look of wanted) {
      for (const { name, png } of await takePictures(browser, look)) {
        const small = encodePng(reduceColours(decodePng(png)));
        writeFileSync(join(folder, `${name}.png`), small);
        process.stdout.write(
          `${name}.png ${small.length.toLocaleString('en')} B (Chromium's: ${png.length.toLocaleString('en')} B)\n`,
        );
      }
    }
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
