import { join } from 'node:path';

import { z } from 'zod';

import { openBrowser } from '../../support/open-browser';
import type { Figure } from '../figures';
import { count, percentile, reading, spread, words } from '../figures';
import { openJsdom } from '../jsdom/open-jsdom';
import { startProcess } from '../measured-process';
import { interleaved } from '../rounds';
import type { Row } from '../row';
import { testInChromium, testInJsdom, testOpenedAnew } from './component-tests';
import { openCounterProject } from './counter-project';
import { openJourney } from './journey';
import type { WholeSuite } from './whole-suite';

const contestants = [
  'jsdom, program started',
  'jsdom, page opened',
  'miniprogram-simulate',
  'Chromium',
] as const;

/** What tests cost; `runSuite` comes last and is undefined where `npm test` is not to be run. */
export async function measureTests(
  rounds: number,
  runSuite: () => Promise<WholeSuite | undefined>,
): Promise<Row> {
  const components = await measureComponents(rounds);
  const journey = await openJourney();
  // The first run of a launched program also compiles.
  await journey.run();
  const journeys = await interleaved(rounds, { journey: () => journey.run() });
  await journey.close();
  const suite = await runSuite();
  const median = (name: (typeof contestants)[number]): number => percentile(components[name], 0.5);
  return {
    id: 'tests',
    title: 'Tests',
    method: [
      'The same component (test/ui/fixtures, the counter) and the same assertions: load, render, look, tap, look. On the host in jsdom and in Chromium it lies on a page of a running program; miniprogram-simulate renders it alone. In jsdom a test may also open its page anew in a program that runs already, as test/support/mount.ts does. Each stack is started and the project is built once before.',
      'The journey goes from a fresh installation through the quick verification to the number on the account page, by taps alone: miniprogram-automator sleeps for 5 s as it launches and for 3 s after each navigation that it makes itself, and neither is in it.',
    ],
    ratios: [
      {
        what: 'a component test on the host in jsdom, its page opened anew, to one in miniprogram-simulate',
        ratio: median('jsdom, page opened') / median('miniprogram-simulate'),
      },
      {
        what: 'a component test on the host in Chromium to one in miniprogram-simulate',
        ratio: median('Chromium') / median('miniprogram-simulate'),
      },
    ],
    tables: [
      {
        title: 'One test',
        columns: ['ms'],
        lines: [
          ...contestants.map((name) => ({
            label: `component, ${name}`,
            figures: [spread(components[name], '')],
          })),
          { label: 'UI journey', figures: [spread(journeys.journey, '')] },
        ],
      },
      {
        title: '`npm test`',
        columns: ['tests', 's'],
        lines: [{ label: 'types, lint, format, unit tests, journeys', figures: whole(suite) }],
      },
    ],
    budgets: [],
  };
}

async function measureComponents(
  rounds: number,
): Promise<Readonly<Record<(typeof contestants)[number], readonly number[]>>> {
  const { projectPath, remove } = openCounterProject();
  const jsdom = await openJsdom();
  const simulate = await startProcess(
    join(__dirname, 'simulate-process.ts'),
    [projectPath],
    z.literal(true),
  );
  const host = await startProcess(
    join(__dirname, '../host/host-process.ts'),
    [projectPath],
    z.object({ url: z.string() }),
  );
  const browser = await openBrowser();
  const running = await jsdom.runProgram(projectPath);
  const tests = {
    'jsdom, program started': () => testInJsdom(jsdom, projectPath),
    'jsdom, page opened': () => testOpenedAnew(running),
    'miniprogram-simulate': () => simulate.process.ask('run', z.number()),
    Chromium: () => testInChromium(browser, host.ready.url),
  };
  try {
    // The first time pays for compiling.
    await interleaved(1, tests);
    return await interleaved(rounds, tests);
  } finally {
    await browser.close();
    host.process.close();
    simulate.process.close();
    running.close();
    await jsdom.close();
    remove();
  }
}

function whole(suite: WholeSuite | undefined): readonly Figure[] {
  switch (suite?.kind) {
    case undefined:
      return [words('not run'), words('not run')];
    case 'passed':
      return [count(suite.tests), reading(suite.seconds, '')];
    case 'failed':
      return [count(suite.tests), words('failed')];
    case 'cut off':
      return [words('not all'), words(`more than ${suite.seconds.toFixed(0)}`)];
  }
}
