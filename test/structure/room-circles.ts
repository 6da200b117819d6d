import type { Import } from './cruise';

/** Sub-folders of one folder, and for each the sub-folders that it imports, with one import of each. */
type Rooms = Map<string, Map<string, Import>>;

/** The two rooms that an import joins, and the folder they share; undefined when it stays in one room. */
function roomsOf({
  from,
  to,
}: Import): readonly [folder: string, from: string, to: string] | undefined {
  const [a, b] = [from.split('/').slice(0, -1), to.split('/').slice(0, -1)];
  const depth = a.findIndex((name, index) => name !== b[index]);
  const [room, other] = [a[depth], b[depth]];
  if (room === undefined || other === undefined) return undefined;
  return [a.slice(0, depth).join('/'), room, other];
}

function roomsByFolder(imports: readonly Import[]): ReadonlyMap<string, Rooms> {
  const folders = new Map<string, Rooms>();
  for (const one of imports) {
    const joined = roomsOf(one);
    if (joined === undefined) continue;
    const [folder, from, to] = joined;
    const rooms: Rooms = folders.get(folder) ?? new Map<string, Map<string, Import>>();
    folders.set(folder, rooms);
    rooms.set(from, (rooms.get(from) ?? new Map<string, Import>()).set(to, one));
  }
  return folders;
}

/** The shortest way from a room back to itself; empty when there is none. */
function wayBack(rooms: Rooms, start: string): readonly string[] {
  const ways: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of rooms.get(way.at(-1) ?? '')?.keys() ?? []) {
      if (next === start) return [...way, next];
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return [];
}

/**
 * Circles between the sub-folders of one folder, at any depth, each with the imports that close it.
 * dependency-cruiser's own rule for folders looks at the folder a file lies in and at no folder above.
 */
export function roomCircles(imports: readonly Import[]): readonly string[] {
  return [...roomsByFolder(imports)].flatMap(([folder, rooms]) => {
    const told = new Set<string>();
    return [...rooms.keys()].sort().flatMap((room) => {
      const way = told.has(room) ? [] : wayBack(rooms, room);
      if (way.length === 0) return [];
      for (const name of way) told.add(name);
      const steps = way.slice(1).map((to, index) => rooms.get(way[index] ?? '')?.get(to));
      const reasons = steps.map((step) => `${step?.from ?? ''} imports ${step?.to ?? ''}`);
      return [`circle of rooms in ${folder}: ${way.join(' → ')} (${reasons.join('; ')})`];
    });
  });
}
