import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser } from 'playwright-core';
import { z } from 'zod';

import { memorySchema } from '../backend/loaded-backend';
import { startProcess } from '../measured-process';
import { firstTemplate, templateSaying } from './generated-project';

/** A generated project open in a host of its own and on a phone in Chromium. */
export interface OpenedProject {
  /** Milliseconds of one build from nothing, in the host's process. */
  timeBuild(): Promise<number>;
  /** Milliseconds of loading the phone's page until the first page's words are there. */
  timeLoad(): Promise<number>;
  /** Milliseconds from saving the first page's WXML until its new words are on the phone. */
  timeRebuild(): Promise<number>;
  /** Heap of the host's process after a garbage collection, in bytes. */
  hostHeapBytes(): Promise<number>;
  /** Heap of the phone's page after a garbage collection, in bytes. */
  pageHeapBytes(): Promise<number>;
  close(): Promise<void>;
}

export async function openProject(browser: Browser, projectPath: string): Promise<OpenedProject> {
  const { process, ready } = await startProcess(
    join(__dirname, 'host-process.ts'),
    [projectPath],
    z.object({ url: z.string() }),
  );
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  let saved = 0;
  let words = 'words of page0';
  const shown = () => page.getByText(words).first().waitFor({ timeout: 60_000 });
  await page.goto(`${ready.url}/phone`);
  await shown();
  return {
    timeBuild: () => process.ask('build', z.number()),
    async timeLoad() {
      const started = performance.now();
      await page.reload();
      await shown();
      return performance.now() - started;
    },
    async timeRebuild() {
      saved += 1;
      words = `words saved ${saved} times`;
      const started = performance.now();
      writeFileSync(join(projectPath, firstTemplate), templateSaying(words));
      await shown();
      return performance.now() - started;
    },
    hostHeapBytes: async () => (await process.ask('memory', memorySchema)).heapBytes,
    async pageHeapBytes() {
      await devTools.send('HeapProfiler.collectGarbage');
      return (await devTools.send('Runtime.getHeapUsage')).usedSize;
    },
    async close() {
      await context.close();
      process.close();
    },
  };
}
