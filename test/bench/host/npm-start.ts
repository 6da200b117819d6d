import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from 'onboarding-testing';
import type { Browser } from 'playwright-core';

/** Milliseconds from spawning `npm start`. */
export interface NpmStart {
  /** To its first answer. */
  readonly answered: number;
  /** To the account page painted in a browser that was open already. */
  readonly painted: number;
}

/** A folder for tsx's compiled files: empty at first, as after a fresh clone, and full from then on. */
export interface CompileCacheFolder {
  readonly path: string;
  remove: () => void;
}

export function openCompileCache(): CompileCacheFolder {
  const path = mkdtempSync(join(tmpdir(), 'bench-tsx-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Starts once and ends everything again; `temporary` is the folder that tsx keeps its compiled files in. */
export async function timeNpmStart(browser: Browser, temporary: string): Promise<NpmStart> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const started = performance.now();
  const npm = spawn('npm', ['start'], {
    cwd: join(__dirname, '../../..'),
    env: { ...process.env, PORT: String(port), TMPDIR: temporary },
    stdio: 'ignore',
    detached: true,
  });
  try {
    await firstAnswer(url);
    const answered = performance.now() - started;
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(url);
    const phone = page.frameLocator('iframe');
    await phone.getByText('绑定手机号').first().waitFor({ timeout: 60_000 });
    const painted = performance.now() - started;
    await page.close();
    return { answered, painted };
  } finally {
    // The group: npm, tsx and the program itself.
    if (npm.pid !== undefined) process.kill(-npm.pid, 'SIGTERM');
  }
}

async function firstAnswer(url: string): Promise<void> {
  for (;;) {
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    }
  }
}
