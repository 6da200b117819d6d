import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

import { UsageError } from '../usage-error';
import { changesBack } from './changes';
import { isCopied } from './copy-program';
import { readProject } from './project';
import type { TextChange } from './text-change';

/** No kind of file that WeChat packs. */
const RECORD = 'adopted.undo';

/** Keeps what the changes outside begin with, so that they can be taken back to the letter. */
export function keepForUndo(target: string, changes: readonly TextChange[]): void {
  if (changes.length === 0) return;
  writeFileSync(join(target, RECORD), `${JSON.stringify(changes, null, 2)}\n`);
}

function keptIn(target: string): readonly TextChange[] {
  const path = join(target, RECORD);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as readonly TextChange[]) : [];
}

/**
 * Deletes the folder of an adoption and takes back what was changed outside it: to the letter where a file was not
 * changed since, otherwise the routes and the line in the script.
 * @returns what is said of it
 * @throws UsageError when there is no such folder
 */
export function undo(folder: string, into: string): readonly string[] {
  const project = readProject(folder);
  const target = join(folder, project.root, into);
  const place = posix.join(project.root, into);
  if (!isCopied(target)) {
    throw new UsageError(
      `${place} was not written by this command: --into names the folder that was.`,
    );
  }
  const kept = keptIn(target);
  const asItWas = kept.filter(
    ({ path, after }) => readFileSync(join(folder, path), 'utf8') === after,
  );
  const others = changesBack(project, into).filter(
    ({ path }) => !asItWas.some((change) => change.path === path),
  );
  for (const { path, before } of asItWas) writeFileSync(join(folder, path), before);
  for (const { path, after } of others) writeFileSync(join(folder, path), after);
  rmSync(target, { recursive: true });
  for (let above = dirname(target); above.length > join(folder, project.root).length;) {
    if (readdirSync(above).length > 0) break;
    rmdirSync(above);
    above = dirname(above);
  }
  const names = (changes: readonly TextChange[]) => changes.map(({ path }) => path).join(', ');
  return [
    `${place} is deleted.`,
    ...(asItWas.length > 0 ? [`As before: ${names(asItWas)}.`] : []),
    ...(others.length > 0
      ? [
          `Changed by you since, without our routes and our line: ${names(others)}. The rest of the change stays.`,
        ]
      : []),
  ];
}
