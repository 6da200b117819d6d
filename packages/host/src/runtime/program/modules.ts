import type { ProgramBundle } from '../../project/kit/program-bundle';

type ModuleBody = (
  require: (path: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
) => void;

export type ModuleFactory = (...values: readonly unknown[]) => Readonly<Record<string, ModuleBody>>;
export type TemplateFactory = (...helpers: readonly unknown[]) => Readonly<Record<string, unknown>>;

/** What a bundle's script handed over when it ran. */
export interface ProgramScript {
  /** Parameter names of `factory`: the program's globals and the names shadowed for it. */
  readonly names: readonly string[];
  readonly factory: ModuleFactory;
  readonly templates: TemplateFactory;
}

/** Receives a bundle's script: `__wxProgram` is there while `run` runs it. */
export async function receiveScript(
  bundle: ProgramBundle,
  run: (bundle: ProgramBundle) => Promise<void>,
): Promise<ProgramScript> {
  let modules: Pick<ProgramScript, 'names' | 'factory'> | undefined;
  let templates: TemplateFactory | undefined;
  const place = globalThis as { __wxProgram?: object };
  place.__wxProgram = {
    modules(names: readonly string[], factory: ModuleFactory) {
      modules = { names, factory };
    },
    templates(factory: TemplateFactory) {
      templates = factory;
    },
  };
  try {
    await run(bundle);
  } finally {
    delete place.__wxProgram;
  }
  if (modules === undefined || templates === undefined) {
    throw new Error('The program’s script did not hand over its modules: see the console above.');
  }
  return { ...modules, templates };
}

export interface ModuleLoader {
  /** Runs a module once and returns its exports. `path` is a module id as in the manifest. */
  load(path: string): unknown;
  has(path: string): boolean;
  /** Id of the module whose file runs just now; with several, the one that was required last. */
  running(): string | undefined;
}

/** CommonJS per file as in WeChat: each file runs once, cycles see unfinished exports. */
export function createModuleLoader(bodies: Readonly<Record<string, ModuleBody>>): ModuleLoader {
  const loaded = new Map<string, { exports: unknown }>();
  let running: string | undefined;

  const load = (path: string): unknown => {
    const known = loaded.get(path);
    if (known !== undefined) return known.exports;
    const body = bodies[path];
    if (body === undefined) throw new Error(`module '${path}' is not defined`);
    const module = { exports: {} };
    loaded.set(path, module);
    const before = running;
    running = path;
    try {
      body(load, module, module.exports);
    } catch (error) {
      loaded.delete(path);
      throw error;
    } finally {
      running = before;
    }
    return module.exports;
  };

  return { load, has: (path) => path in bodies, running: () => running };
}
