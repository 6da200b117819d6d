import { callingCodeOf, narrow } from './number';

/** A region with its calling code and its name in the language of the person. */
export interface Region {
  readonly code: string;
  readonly name: string;
}

/**
 * Regions whose calling code begins with, or whose name contains, what was typed; and a calling code
 * that was typed as a whole and is not among them, under the name for others.
 */
export function findRegions(
  regions: readonly Region[],
  typed: string,
  otherName: string,
): readonly Region[] {
  const wanted = narrow(typed)
    .trim()
    .replace(/^(\+|00)/, '')
    .toLowerCase();
  const found = regions.filter(
    ({ code, name }) => code.startsWith(wanted) || name.toLowerCase().includes(wanted),
  );
  const isOther = callingCodeOf(wanted) === wanted && regions.every(({ code }) => code !== wanted);
  return isOther ? found.concat({ code: wanted, name: otherName }) : found;
}
