import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../host/browser/find-chromium';
import { freePort } from '../../support/free-port';

/**
 * `npm run bench:start`: milliseconds from spawning `npm start` to its first answer and to the account
 * page painted in Chromium. Chromium is started beforehand: a person's browser is open already.
 */
async function measure(): Promise<{ readonly answered: number; readonly painted: number }> {
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
    env: Object.fromEntries(
      Object.entries({ ...process.env, ...env }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    ),
  });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const started = performance.now();
  const npm = spawn('npm', ['start'], {
    cwd: join(__dirname, '../../..'),
    env: { ...process.env, PORT: String(port) },
    stdio: 'ignore',
    detached: true,
  });
  try {
    await firstAnswer(url);
    const answered = performance.now() - started;
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(url);
    await page.frameLocator('iframe').getByText('绑定手机号').first().waitFor({ timeout: 30_000 });
    return { answered, painted: performance.now() - started };
  } finally {
    // The group: npm, tsx and the program itself.
    if (npm.pid !== undefined) process.kill(-npm.pid, 'SIGTERM');
    await browser.close();
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

measure().then(
  ({ answered, painted }) => {
    process.stdout.write(`answered ${answered.toFixed(0)} ms, painted ${painted.toFixed(0)} ms\n`);
    process.exit(0);
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
