import type { SourceMapPayload } from 'node:module';
import { SourceMap } from 'node:module';

import type { ProgramBundle } from '../project/kit/program-bundle';
import type { ProgramState } from './program-state';

const maps = new WeakMap<ProgramBundle, SourceMap>();

/** "pages/a/a.ts:12:3"; line and column count from 0. Undefined where no file of the program is. */
export function placeInSources(
  bundle: ProgramBundle,
  line: number,
  column: number,
): string | undefined {
  const map = maps.get(bundle) ?? new SourceMap(JSON.parse(bundle.sourceMap) as SourceMapPayload);
  maps.set(bundle, map);
  const entry = map.findEntry(line, column);
  if (!('originalSource' in entry)) return undefined;
  return `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}

const inScript = /https?:[^\s()]*\/host\/program\/(\w+)\.js:(\d+):(\d+)/gu;

/** A stack whose places in the program's script are the program's own files and lines. */
export function readStack(stack: string, program: Pick<ProgramState, 'find'>): string {
  return stack.replace(inScript, (place, id: string, line: string, column: string) => {
    const bundle = program.find(id);
    if (bundle === undefined) return place;
    return placeInSources(bundle, Number(line) - 1, Number(column) - 1) ?? place;
  });
}

/** The same for every stack inside a value of the program's console. */
export function withReadStacks(value: unknown, program: Pick<ProgramState, 'find'>): unknown {
  if (typeof value === 'string') return readStack(value, program);
  if (Array.isArray(value)) return value.map((part) => withReadStacks(part, program));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, withReadStacks(part, program)]),
  );
}

/** A frame of the automation protocol, likewise: its exceptions and console lines bring stacks. */
export function readStacksInFrame(frame: string, program: Pick<ProgramState, 'find'>): string {
  if (!frame.includes('/host/program/')) return frame;
  try {
    return JSON.stringify(withReadStacks(JSON.parse(frame), program));
  } catch {
    return frame;
  }
}
