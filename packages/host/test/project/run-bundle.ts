import { createContext, Script } from 'node:vm';

import { buildProject } from '../../src/project/build-project';
import type { Diagnostic, ProgramBundle } from '../../src/project/kit/program-bundle';

type Body = (load: (id: string) => unknown, module: { exports: unknown }, exports: unknown) => void;

export interface RunningBundle {
  /** Loads a module by id as the runtime would. */
  load(id: string): unknown;
  /** The template groups of the compiler. */
  templates(hooks?: object): Readonly<Record<string, unknown>>;
  readonly names: readonly string[];
}

/** Runs a bundle's script in a realm of its own, with the given values for the program's globals. */
export function runBundle(
  bundle: ProgramBundle,
  globals: Readonly<Record<string, unknown>> = {},
): RunningBundle {
  let names: readonly string[] = [];
  let bodies: Readonly<Record<string, Body>> = {};
  let templates: (...helpers: unknown[]) => Readonly<Record<string, unknown>> = () => ({});
  const realm = createContext({
    __wxProgram: {
      modules(given: readonly string[], factory: (...values: unknown[]) => typeof bodies) {
        names = given;
        bodies = factory(...given.map((name) => globals[name]));
      },
      templates(factory: typeof templates) {
        templates = factory;
      },
    },
    // What a browser would have: program code must not see them.
    window: {},
    fetch: () => 'reached the network',
    console: {},
  });
  new Script(bundle.script, { filename: 'program.js' }).runInContext(realm);

  const loaded = new Map<string, { exports: unknown }>();
  const load = (id: string): unknown => {
    const known = loaded.get(id);
    if (known !== undefined) return known.exports;
    const body = bodies[id];
    if (body === undefined) throw new Error(`the bundle has no module ${id}`);
    const module = { exports: {} };
    loaded.set(id, module);
    body(load, module, module.exports);
    return module.exports;
  };
  const getRegExp = (pattern: string, flags?: string): RegExp => new RegExp(pattern, flags);
  const getDate = (...parts: []): Date => new Date(...parts);
  return { load, names, templates: (hooks) => templates(getRegExp, getDate, hooks) };
}

/** The bundle of a project that must build, whatever is complained about. */
export const bundleWithWarnings = async (dir: string): Promise<ProgramBundle> =>
  (await built(dir)).bundle;

async function built(dir: string) {
  const result = await buildProject(dir);
  if (result.kind === 'failed') throw new Error(JSON.stringify(result.diagnostics, null, 2));
  return result;
}

/** The bundle of a project that must build, with nothing to complain about. */
export async function builtBundle(dir: string): Promise<ProgramBundle> {
  const result = await built(dir);
  if (result.warnings.length > 0) throw new Error(JSON.stringify(result.warnings, null, 2));
  return result.bundle;
}

/** Everything a build complains about, errors and warnings. */
export async function complaints(dir: string): Promise<readonly Diagnostic[]> {
  const result = await buildProject(dir);
  return result.kind === 'failed' ? result.diagnostics : result.warnings;
}
