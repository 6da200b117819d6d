import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';

export interface Bundle {
  readonly script: string;
  readonly map: string;
}

export interface FreshBundle extends Bundle {
  /** Absolute paths of all files it was made of. */
  readonly inputs: readonly string[];
}

/** Where a bundle is kept, and what decides beside the contents of its inputs. */
export interface Keeping {
  /** A folder for this bundle alone. */
  readonly folder: string;
  /** The bundler's version and options. */
  readonly recipe: string;
  /** The folder of the sources: a name that comes there may be what an import means from now on. */
  readonly around: string;
}

/** Kept bundles of one script: going back and forth between two states of the sources costs nothing. */
const keptStates = 4;

/** The bundle that was made of the same inputs, from disk; a fresh one, and kept, when there is none. */
export async function keptBundle(
  keeping: Keeping,
  bundle: () => Promise<FreshBundle>,
): Promise<Bundle> {
  const known = readKept(keeping);
  if (known !== undefined) return known;
  const startedAt = Date.now();
  const fresh = await bundle();
  if (!changedSince(startedAt, fresh.inputs)) keep(keeping, fresh);
  return fresh;
}

const listName = 'inputs.json';

function readKept(keeping: Keeping): Bundle | undefined {
  try {
    const inputs = JSON.parse(readFileSync(join(keeping.folder, listName), 'utf8')) as string[];
    const state = join(keeping.folder, stateOf(inputs, keeping));
    return {
      script: readFileSync(join(state, 'script'), 'utf8'),
      map: readFileSync(join(state, 'map'), 'utf8'),
    };
  } catch {
    // Nothing was kept yet, an input is gone, or another process clears away: a fresh one is right.
    return undefined;
  }
}

/** What was kept is a convenience: where nothing can be written, every start bundles. */
function keep(keeping: Keeping, { script, map, inputs }: FreshBundle): void {
  const { folder } = keeping;
  try {
    mkdirSync(folder, { recursive: true });
    // Written aside and moved in one step: several processes may come here at the same time.
    const aside = mkdtempSync(join(folder, 'writing-'));
    writeFileSync(join(aside, 'script'), script);
    writeFileSync(join(aside, 'map'), map);
    writeFileSync(join(aside, listName), JSON.stringify(inputs));
    renameSync(join(aside, listName), join(folder, listName));
    const state = join(folder, stateOf(inputs, keeping));
    if (existsSync(state)) rmSync(aside, { recursive: true });
    else renameSync(aside, state);
    clearAway(folder);
  } catch {
    return;
  }
}

/** A name for the state of everything that the bundle depends on. */
function stateOf(inputs: readonly string[], { recipe, around }: Keeping): string {
  const hash = createHash('sha256').update(recipe);
  const folders = new Set<string>();
  const manifests = new Set<string>();
  for (const input of inputs) {
    hash.update(`\0${input}\0`).update(readFileSync(input));
    const manifest = manifestOf(input);
    if (manifest !== undefined) manifests.add(manifest);
    for (let folder = dirname(input); isBelow(folder, around); folder = dirname(folder)) {
      folders.add(folder);
    }
  }
  for (const manifest of manifests) hash.update(readFileSync(manifest));
  for (const folder of folders) hash.update(readdirSync(folder).join('\0'));
  return hash.digest('hex').slice(0, 32);
}

/** Which file of an installed package an import means stands in its package.json. */
function manifestOf(input: string): string | undefined {
  const [, folder] = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/u.exec(input) ?? [];
  return folder === undefined ? undefined : join(folder, 'package.json');
}

const isBelow = (folder: string, around: string): boolean =>
  folder === around || folder.startsWith(around + sep);

/** Whether an input was saved while it was read: nobody knows which of its contents the bundle has. */
function changedSince(startedAt: number, inputs: readonly string[]): boolean {
  // File systems note times in steps.
  const safe = startedAt - 20;
  return inputs.some((input) => statSync(input).mtimeMs >= safe);
}

function clearAway(folder: string): void {
  const states = readdirSync(folder)
    .filter((name) => name !== listName)
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of states.slice(keptStates)) rmSync(path, { recursive: true, force: true });
}
