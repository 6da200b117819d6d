import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

import { percentile } from '../figures';

/** One round of typing into a field, medians over its keystrokes in milliseconds. */
export interface Typing {
  /** From the key to the page's first handler. */
  readonly inputDelay: number;
  /** From the key to the frame that shows it. */
  readonly toFrame: number;
  /** JavaScript of the page for one key, host and program together. */
  readonly scripting: number;
}

/** A field of a program on the host, in Chromium. */
export interface TypedField {
  type(): Promise<Typing>;
  close(): Promise<void>;
}

const keys = '13800138000138001380';

/** Gathers, for every key, when it was pressed, first handled and shown. */
const gather = `
  window.benchedKeys = [];
  addEventListener('keydown', (event) => {
    const handled = performance.now();
    requestAnimationFrame(() => {
      // The frame is on its way to the screen once the tasks before the next one run.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        window.benchedKeys.push([event.timeStamp, handled, performance.now()]);
      };
      channel.port2.postMessage(null);
    });
  }, true);
`;

const gathered = z.array(z.tuple([z.number(), z.number(), z.number()]));

/** Opens `entry` of the program at the host's `url`; the field is an input that this selector finds. */
export async function openField(
  browser: Browser,
  url: string,
  entry: string,
  selector: string,
): Promise<TypedField> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.addInitScript({ content: gather });
  await page.goto(`${url}/phone?entry=${encodeURIComponent(entry)}`);
  const field = page.locator(selector).first();
  await field.waitFor({ state: 'attached', timeout: 60_000 });
  const devTools = await context.newCDPSession(page);
  await devTools.send('Performance.enable');
  const scriptSeconds = async (): Promise<number> => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN;
  };
  return {
    async type() {
      await field.focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.evaluate('window.benchedKeys = []');
      const before = await scriptSeconds();
      await page.keyboard.type(keys, { delay: 20 });
      await page.waitForFunction(`window.benchedKeys.length >= ${keys.length}`);
      const seconds = (await scriptSeconds()) - before;
      const times = gathered.parse(await page.evaluate('window.benchedKeys'));
      await checkTyped(page, selector);
      return {
        inputDelay: percentile(
          times.map(([pressed, handled]) => handled - pressed),
          0.5,
        ),
        toFrame: percentile(
          times.map(([pressed, , shown]) => shown - pressed),
          0.5,
        ),
        scripting: (seconds * 1000) / keys.length,
      };
    },
    close: () => context.close(),
  };
}

/** Keys that reached nobody are quick. */
async function checkTyped(page: Page, selector: string): Promise<void> {
  const typed = await page.locator(selector).first().inputValue();
  if (typed !== keys) throw new Error(`The field shows "${typed}" after "${keys}" was typed.`);
}
