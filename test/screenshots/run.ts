/**
 * `npm run screenshots`: makes every picture in docs/images from the running program, in both
 * languages of the README and both themes. `npm run screenshots -- <folder> <look>` puts them
 * elsewhere, or makes those of one look only (`zh-dark`). `npm run screenshots -- --states [look …]`
 * makes contact sheets of every state of the program in .cache/states (`dark-en-large`).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';

import { findChromium } from 'miniprogram-host';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

import { decodePng, encodePng } from './png';
import { reduceColours } from './reduce-colours';
import { copyReleasedProgram } from './released-program';
import { takeStates } from './states';
import { takeFlow } from './take-flow';
import type { Look } from './take-pictures';
import { lookName, takePictures } from './take-pictures';

const imagesFolder = join(__dirname, '../../docs/images');
const statesFolder = join(__dirname, '../../.cache/states');

const looks: readonly Look[] = (['en', 'zh_CN'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
);

function write(folder: string, name: string, file: Buffer): void {
  writeFileSync(join(folder, `${name}.png`), file);
  process.stdout.write(`${name}.png ${file.length.toLocaleString('en')} B\n`);
}

async function makePictures(browser: Browser, folder: string, only?: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const program = copyReleasedProgram();
  try {
    for (const look of looks.filter((one) => (only ?? lookName(one)) === lookName(one))) {
      for (const { name, png } of await takePictures(browser, program, look)) {
        write(folder, name, encodePng(reduceColours(decodePng(png))));
      }
      write(folder, `flow-${lookName(look)}`, await takeFlow(browser, program, look));
    }
  } finally {
    program.remove();
  }
}

async function main(): Promise<void> {
  const [first, ...others] = process.argv.slice(2);
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    env: { ...process.env, ...env },
  });
  try {
    if (first === '--states') {
      mkdirSync(statesFolder, { recursive: true });
      await takeStates(browser, statesFolder, others);
    } else {
      await makePictures(browser, resolve(first ?? imagesFolder), others[0]);
    }
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${inspect(error)}\n`);
  process.exitCode = 1;
});
