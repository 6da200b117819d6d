import { findChromium } from 'miniprogram-host';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

/** Chromium as the host finds it, for pages of this machine only. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
    env: Object.fromEntries(
      Object.entries({ ...process.env, ...env }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    ),
  });
}
