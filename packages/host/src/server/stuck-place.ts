import type { StuckPlace } from '../browser/interrupt';
import type { ProgramBundle } from '../project/kit/program-bundle';
import { placeInSources } from './stacks';

/**
 * "miniprogram/pages/a/a.ts:12 (handleTap)": the innermost function of the program, or where no file of
 * the program is involved, the innermost one of all. Undefined for no function at all.
 */
export function describePlace(
  stack: readonly StuckPlace[],
  bundle: ProgramBundle | undefined,
): string | undefined {
  for (const stuck of stack) {
    const place = placeInProgram(stuck, bundle);
    if (place !== undefined) return `${place.replace(/:\d+$/u, '')}${nameOf(stuck)}`;
  }
  const [top] = stack;
  return top && `${top.url === '' ? 'evaluated text' : top.url}:${top.line + 1}${nameOf(top)}`;
}

/** As an Error would have it, with the program's own functions alone. */
export function describeStack(
  message: string,
  stack: readonly StuckPlace[],
  bundle: ProgramBundle | undefined,
): string {
  const lines = stack.flatMap((stuck) => {
    const place = placeInProgram(stuck, bundle);
    if (place === undefined) return [];
    const { functionName } = stuck;
    return [`    at ${functionName === '' ? place : `${functionName} (${place})`}`];
  });
  return [`Error: ${message}`, ...lines].join('\n');
}

function placeInProgram(
  { url, line, column }: StuckPlace,
  bundle: ProgramBundle | undefined,
): string | undefined {
  if (bundle === undefined || !url.endsWith(`/${bundle.id}.js`)) return undefined;
  return placeInSources(bundle, line, column);
}

const nameOf = ({ functionName }: StuckPlace): string =>
  functionName === '' ? '' : ` (${functionName})`;
