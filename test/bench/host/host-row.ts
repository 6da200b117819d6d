import type { Browser } from 'playwright-core';

import { openBrowser } from '../../support/open-browser';
import type { Figure } from '../figures';
import { percentile, reading, spread } from '../figures';
import { interleaved } from '../rounds';
import type { Ratio, Row, Table } from '../row';
import { generateProject } from './generated-project';
import type { NpmStart } from './npm-start';
import { openCompileCache, timeNpmStart } from './npm-start';
import { openProject } from './opened-project';
import type { Restart } from './restarted-phone';
import { openRestartedPhone } from './restarted-phone';

const sizes = [5, 50, 500] as const;

/** What one size of a project costs. */
interface SizeReadings {
  readonly pages: number;
  readonly build: readonly number[];
  readonly load: readonly number[];
  readonly rebuild: readonly number[];
  readonly hostHeapBytes: number;
  readonly pageHeapBytes: number;
}

/** `npm start` cold and warm, and how time and memory grow with the pages of a project. */
export async function measureHost(rounds: number): Promise<Row> {
  const browser = await openBrowser();
  try {
    const starts = await measureStarts(browser, rounds);
    const restarts = await measureRestarts(browser, rounds);
    const readings = await measureSizes(browser, rounds);
    return {
      id: 'host',
      title: 'Host',
      method: [
        '`npm start` from the spawned process to the account page painted in a Chromium that was open before; cold: tsx finds no compiled file of its own, warm: it finds all.',
        'Restart: from a saved file, and from the moment the host had compiled it, until the new words of the first page are drawn; a generated project of 50 pages, on the phone alone as automation opens it and on the desk of `npm start`.',
        'Growth on generated projects, each page with a component, a host process and a phone in Chromium each: “build” is one from nothing, “load” a reload until the first page’s words are there, “rebuild” from saving its WXML until the new words are there, of which 60 ms are waited for more changes. Memory after a garbage collection.',
      ],
      ratios: growth(readings),
      tables: [startTable(starts), restartTable(restarts), sizeTable(readings)],
      budgets: [],
    };
  } finally {
    await browser.close();
  }
}

type Starts = Readonly<Record<'cold' | 'warm', readonly NpmStart[]>>;

async function measureStarts(browser: Browser, rounds: number): Promise<Starts> {
  const filled = openCompileCache();
  try {
    await timeNpmStart(browser, filled.path);
    return await interleaved(rounds, {
      cold: async () => {
        const empty = openCompileCache();
        try {
          return await timeNpmStart(browser, empty.path);
        } finally {
          empty.remove();
        }
      },
      warm: () => timeNpmStart(browser, filled.path),
    });
  } finally {
    filled.remove();
  }
}

type Restarts = Readonly<Record<'phone' | 'desk', readonly Restart[]>>;

async function measureRestarts(browser: Browser, rounds: number): Promise<Restarts> {
  const projects = [generateProject(50), generateProject(50)] as const;
  const phone = await openRestartedPhone(browser, projects[0].projectPath, '/phone');
  const desk = await openRestartedPhone(browser, projects[1].projectPath, '/');
  try {
    return await interleaved(rounds, {
      phone: () => phone.timeRestart(),
      desk: () => desk.timeRestart(),
    });
  } finally {
    await phone.close();
    await desk.close();
    for (const { remove } of projects) remove();
  }
}

async function measureSizes(browser: Browser, rounds: number): Promise<readonly SizeReadings[]> {
  const opened = [];
  for (const pages of sizes) {
    const { projectPath, remove } = generateProject(pages);
    opened.push({ pages, remove, project: await openProject(browser, projectPath) });
  }
  try {
    const builds = await interleaved(
      rounds,
      Object.fromEntries(opened.map(({ pages, project }) => [pages, () => project.timeBuild()])),
    );
    const loads = await interleaved(
      rounds,
      Object.fromEntries(opened.map(({ pages, project }) => [pages, () => project.timeLoad()])),
    );
    const rebuilds = await interleaved(
      rounds,
      Object.fromEntries(opened.map(({ pages, project }) => [pages, () => project.timeRebuild()])),
    );
    const readings: SizeReadings[] = [];
    for (const { pages, project } of opened) {
      readings.push({
        pages,
        build: builds[pages] ?? [],
        load: loads[pages] ?? [],
        rebuild: rebuilds[pages] ?? [],
        hostHeapBytes: await project.hostHeapBytes(),
        pageHeapBytes: await project.pageHeapBytes(),
      });
    }
    return readings;
  } finally {
    for (const { project, remove } of opened) {
      await project.close();
      remove();
    }
  }
}

function startTable({ cold, warm }: Starts): Table {
  const figures = (starts: readonly NpmStart[]): readonly Figure[] => [
    spread(
      starts.map(({ answered }) => answered),
      '',
    ),
    spread(
      starts.map(({ painted }) => painted),
      '',
    ),
  ];
  return {
    title: '`npm start`',
    columns: ['first answer, ms', 'painted, ms'],
    lines: [
      { label: 'cold', figures: figures(cold) },
      { label: 'warm', figures: figures(warm) },
    ],
  };
}

function restartTable({ phone, desk }: Restarts): Table {
  const figures = (restarts: readonly Restart[]): readonly Figure[] => [
    spread(
      restarts.map(({ saved }) => saved),
      '',
    ),
    spread(
      restarts.map(({ compiled }) => compiled),
      '',
    ),
  ];
  return {
    title: 'Restart',
    columns: ['saved → first page, ms', 'compiled → first page, ms'],
    lines: [
      { label: 'the phone alone', figures: figures(phone) },
      { label: 'on the desk', figures: figures(desk) },
    ],
  };
}

function sizeTable(readings: readonly SizeReadings[]): Table {
  return {
    title: 'Growth',
    columns: ['build, ms', 'load, ms', 'rebuild, ms', 'host heap, MB', 'page heap, MB'],
    lines: readings.map(({ pages, build, load, rebuild, hostHeapBytes, pageHeapBytes }) => ({
      label: `${pages} pages`,
      figures: [
        spread(build, ''),
        spread(load, ''),
        spread(rebuild, ''),
        reading(hostHeapBytes / 1e6, ''),
        reading(pageHeapBytes / 1e6, ''),
      ],
    })),
  };
}

const subjects: Readonly<Record<string, (readings: SizeReadings) => number>> = {
  'time of a build': ({ build }) => percentile(build, 0.5),
  'time of a load': ({ load }) => percentile(load, 0.5),
  'time of a rebuild': ({ rebuild }) => percentile(rebuild, 0.5),
  'memory of the host': ({ hostHeapBytes }) => hostHeapBytes,
  'memory of the page': ({ pageHeapBytes }) => pageHeapBytes,
};

/** Cost per page of the largest project to that of the middle one: at most 1 when growth is linear, 10 when quadratic. */
function growth(readings: readonly SizeReadings[]): readonly Ratio[] {
  const [, some, many] = readings;
  if (some === undefined || many === undefined) return [];
  return Object.entries(subjects).map(([what, of]) => ({
    what: `${what} per page, with ${many.pages} pages to with ${some.pages} (1: linear, 10: quadratic)`,
    ratio: of(many) / many.pages / (of(some) / some.pages),
  }));
}
