import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { IViolation } from 'dependency-cruiser';

import { cruise, localImports } from './cruise';
import { fullFolders } from './full-folders';
import { roomCircles } from './room-circles';

const folders = ['miniprogram', 'packages', 'test', 'typings'];

/** Rooms are those of sources; the tests of two packages may use one another. */
const source = /^(?:miniprogram|packages\/[^/]+\/src)\//u;

function inWords({ rule, from, to, cycle }: IViolation): string {
  const name = rule.name.replaceAll('-', ' ');
  if (cycle === undefined) return `${name}: ${from} imports ${to}`;
  return `${name}: ${[from, ...cycle.map((step) => step.name)].join(' → ')}`;
}

/** What is wrong with the order of files and folders in the repository at `root`, one line each. */
export function structureFaults(root: string): readonly string[] {
  const result = cruise(
    root,
    folders.filter((folder) => existsSync(join(root, folder))),
  );
  const ofSources = localImports(result).filter(
    ({ from, to }) => source.test(from) && source.test(to),
  );
  return [
    ...result.summary.violations.map(inWords),
    ...roomCircles(ofSources),
    ...fullFolders(root),
  ];
}
