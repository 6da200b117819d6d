import { join } from 'node:path';

import { openJsdom } from '../jsdom/open-jsdom';

const projectPath = join(__dirname, '../../..');

/** The program's pages; the lab is for developers and three times as large as the others. */
export const mountedPages = ['account', 'profile', 'phone', 'phone-manual', 'lab'] as const;

export type MountedPage = (typeof mountedPages)[number];

/** Readings of one page, in milliseconds, one a round. */
export interface MountTimes {
  readonly wall: readonly number[];
  /** Processor time of this process: on a busy machine the truer one. */
  readonly processor: readonly number[];
  readonly elements: number;
}

/** Rounds that are not counted: the program's code is cold. */
const warmUp = 20;

/**
 * Opens each page of the program in the host's jsdom, one after the other in every round, from the call
 * of `wx.reLaunch` until its onReady has returned.
 */
export async function timeMounts(
  rounds: number,
): Promise<Readonly<Record<MountedPage, MountTimes>>> {
  const jsdom = await openJsdom();
  const run = await jsdom.runProgram(projectPath);
  const wall = emptyReadings();
  const processor = emptyReadings();
  const elements = new Map<MountedPage, number>();
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const page of mountedPages) {
      const usedBefore = process.cpuUsage();
      const started = performance.now();
      await run.runtime.wx.call('reLaunch', [{ url: `/pages/${page}/${page}` }]);
      const taken = performance.now() - started;
      const { user, system } = process.cpuUsage(usedBefore);
      // What the page asked of the network is answered between two mounts.
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (round < 0) continue;
      wall[page].push(taken);
      processor[page].push((user + system) / 1000);
      elements.set(page, run.runtime.pages()[0]?.root.dom.querySelectorAll('*').length ?? 0);
    }
  }
  run.close();
  await jsdom.close();
  const times = (page: MountedPage): MountTimes => ({
    wall: wall[page],
    processor: processor[page],
    elements: elements.get(page) ?? 0,
  });
  return {
    account: times('account'),
    profile: times('profile'),
    phone: times('phone'),
    'phone-manual': times('phone-manual'),
    lab: times('lab'),
  };
}

function emptyReadings(): Readonly<Record<MountedPage, number[]>> {
  return { account: [], profile: [], phone: [], 'phone-manual': [], lab: [] };
}
