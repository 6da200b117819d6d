/** A region with its calling code and its name in the language of the person. */
export interface Region {
  readonly code: string;
  readonly name: string;
}

/** Regions whose calling code begins with, or whose name contains, what was typed. */
export function findRegions(regions: readonly Region[], typed: string): readonly Region[] {
  const wanted = typed.trim().replace(/^\+/, '').toLowerCase();
  return regions.filter(
    ({ code, name }) => code.startsWith(wanted) || name.toLowerCase().includes(wanted),
  );
}
