import { existsSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';

import type { Template } from '../template';
import { UsageError } from '../usage-error';
import type { Place } from './changes';
import { changesOutside } from './changes';
import { copyProgram, isCopied, routesOf } from './copy-program';
import { readProject } from './project';
import { unifiedDiff } from './text-change';
import { keepForUndo, undo } from './undo';

export interface AdoptRequest extends Place {
  /** The folder that DevTools opens. */
  readonly project: string;
  /** Whether the files outside are changed, too. */
  readonly write: boolean;
  /** Takes an adoption back instead. */
  readonly undo: boolean;
}

/** What is said of an adoption: the diff goes to standard output, the words beside it. */
export interface Adopted {
  readonly diff: string;
  readonly words: readonly string[];
}

/**
 * Copies the program's pages into a folder of another program and tells what has to change outside it.
 * @throws UsageError when the project or the folder does not fit
 */
export function adopt(
  { project: folder, into, subpackage, write, undo: back }: AdoptRequest,
  { program }: Template,
): Adopted {
  if (back) return { diff: '', words: undo(folder, into) };
  const project = readProject(folder);
  const target = join(folder, project.root, into);
  const isThere = existsSync(target);
  if (isThere && !isCopied(target)) {
    throw new UsageError(`${target} is something else already: name another folder with --into.`);
  }
  const changes = changesOutside(project, { into, subpackage }, routesOf(program));
  if (!isThere) copyProgram(program, target);
  keepForUndo(target, changes);
  if (write) for (const { path, after } of changes) writeFileSync(join(folder, path), after);
  const place = posix.join(project.root, into);
  return {
    diff: changes.map(unifiedDiff).join(''),
    words: [
      isThere ? `${place} is there already and stays as it is.` : `Copied into ${place}.`,
      outsideWords(
        changes.map((change) => change.path),
        write,
      ),
      `Your backend: ${place}/config.ts. A page: wx.navigateTo({ url: '/${into}/pages/phone/phone' }).`,
    ],
  };
}

function outsideWords(names: readonly string[], write: boolean): string {
  if (names.length === 0) return 'Nothing is left to change outside it.';
  return write
    ? `Changed outside, as the diff says: ${names.join(', ')}. --undo takes all of it back.`
    : `To be changed outside, as the diff says: ${names.join(', ')}. --write does it.`;
}
