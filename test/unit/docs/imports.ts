import { resolve } from 'node:path';

import type { Import } from '../../structure/cruise';
import { cruise, localImports } from '../../structure/cruise';

export const root = resolve(__dirname, '../../..');

/** Every import inside the repository from a file below one of the folders, as dependency-cruiser resolves it. */
export const importsBelow = (folders: readonly string[]): readonly Import[] =>
  localImports(cruise(root, folders));

/** Imports between rooms, as "from --> to", sorted; `roomOf` returns undefined for what lies outside. */
export function roomArrows(
  imports: readonly Import[],
  roomOf: (path: string) => string | undefined,
): readonly string[] {
  const arrows = imports.flatMap((one) => {
    const [from, to] = [roomOf(one.from), roomOf(one.to)];
    return from === undefined || to === undefined || from === to ? [] : [`${from} --> ${to}`];
  });
  return [...new Set(arrows)].sort();
}

/** The same arrows without those that a way over other arrows says already; there must be no circle. */
export function withoutShortcuts(arrows: readonly string[]): readonly string[] {
  const targets = new Map<string, readonly string[]>();
  for (const [from = '', to = ''] of arrows.map((arrow) => arrow.split(' --> '))) {
    targets.set(from, [...(targets.get(from) ?? []), to]);
  }
  const leadsTo = (from: string, to: string): boolean =>
    (targets.get(from) ?? []).some((next) => next === to || leadsTo(next, to));
  return arrows.filter((arrow) => {
    const [from = '', to = ''] = arrow.split(' --> ');
    return !(targets.get(from) ?? []).some((next) => next !== to && leadsTo(next, to));
  });
}
