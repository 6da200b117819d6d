/** Longest line of a template, in characters. */
const LONGEST = 120;

/** From this many attributes on, each stands on a line of its own. */
const CROWD = 4;

/** Where a template is hard to read: long lines, and tags of four attributes and more that share lines. */
export function unreadable(source: string): readonly string[] {
  const long = source.split('\n').filter((line) => line.length > LONGEST);
  const crowded = [...source.matchAll(/<([\w-]+)((?:\s+[\w:*-]+(?:="[^"]*")?)*)\s*\/?>/g)]
    .filter(([, , attributes = '']) => {
      const all = [...attributes.matchAll(/(\s+)[\w:*-]+(?:="[^"]*")?/g)];
      return all.length >= CROWD && all.some(([, before = '']) => !before.includes('\n'));
    })
    .map(([tag]) => tag);
  return [...long, ...crowded];
}
