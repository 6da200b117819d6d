import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser } from 'playwright-core';
import { z } from 'zod';

import { startProcess } from '../measured-process';
import { firstTemplate, templateSaying } from './generated-project';

/** Milliseconds until the new words of the first page are drawn. */
export interface Restart {
  /** From saving the file. */
  readonly saved: number;
  /** From the moment the host has compiled it. */
  readonly compiled: number;
}

/** A project on a phone whose first page is saved again and again. */
export interface RestartedPhone {
  timeRestart(): Promise<Restart>;
  close(): Promise<void>;
}

/** Where a phone is seen: alone, as automation does, or on the desk of `npm start`. */
export type PhoneView = '/phone' | '/';

/** Opens a generated project in a host of its own, in a Chromium context that keeps what may be kept. */
export async function openRestartedPhone(
  browser: Browser,
  projectPath: string,
  view: PhoneView,
): Promise<RestartedPhone> {
  const { process, ready } = await startProcess(
    join(__dirname, 'host-process.ts'),
    [projectPath],
    z.object({ url: z.string() }),
  );
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const waiting = new Map<string, (at: number) => void>();
  await page.exposeFunction('tellShown', (words: string, at: number) => {
    waiting.get(words)?.(at);
  });
  await page.addInitScript({ content: watchWords });
  const shown = (words: string) => new Promise<number>((resolve) => waiting.set(words, resolve));
  let saves = 0;
  const save = (): Promise<number> => {
    saves += 1;
    const words = `words saved ${saves} times`;
    const drawn = shown(words);
    writeFileSync(join(projectPath, firstTemplate), templateSaying(words));
    return drawn;
  };
  await page.goto(`${ready.url}${view}`);
  await save();
  return {
    async timeRestart() {
      // A person saves a page that is at rest.
      await page.waitForTimeout(300);
      const started = Date.now();
      const drawn = await save();
      const compiledAt = await process.ask('compiled', z.number());
      return { saved: drawn - started, compiled: drawn - compiledAt };
    },
    async close() {
      await context.close();
      process.close();
    },
  };
}

/**
 * Runs in every document: tells of words like "words saved 3 times" in the frame that draws them first.
 * As text, because tsx would mark functions with a name that no page knows.
 */
const watchWords = `
  let told = '';
  const look = () => {
    const [words] = /words saved \\d+ times/u.exec(document.body?.textContent ?? '') ?? [];
    if (words !== undefined && words !== told) {
      told = words;
      tellShown(words, Date.now());
    }
    requestAnimationFrame(look);
  };
  look();
`;
