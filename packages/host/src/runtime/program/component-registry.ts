import type { ProgramManifest } from '../../project/kit/program-bundle';
import type { ProgramSpace } from '../engine/code-space';
import { isCircular, withoutCycles } from '../members/circular-data';
import { bindFunctions } from './bound-functions';
import type { ModuleLoader } from './modules';

type Definition = Readonly<Record<string, unknown>>;

/** `Page()`, `Component()` and `Behavior()` of the program, and when each file runs. */
export interface ComponentRegistry {
  readonly globals: {
    readonly Page: (definition: Definition) => void;
    readonly Component: (definition: Definition) => void;
    readonly Behavior: (definition: Definition) => unknown;
  };
  /** Runs the files of a page or component and of everything it uses, once. */
  ensure(id: string): void;
  /** Runs `make`, which makes a page; `born` gets the page's `this` before anything inside is made. */
  watchBirth<Made>(born: (caller: object) => void, make: () => Made): Made;
}

interface RegistryParts {
  readonly manifest: ProgramManifest;
  readonly space: ProgramSpace;
  readonly loader: () => ModuleLoader;
  readonly report: (error: unknown) => void;
}

export function createComponentRegistry(parts: RegistryParts): ComponentRegistry {
  const { manifest, space, loader, report } = parts;
  const ensured = new Set<string>();
  const defined = new Set<string>();
  /** The page or component whose file is running. */
  let current: string | undefined;
  const pages = new Set(manifest.pages);
  let born: ((caller: object) => void) | undefined;
  /** The first page that is made while somebody waits is the one that is opened. */
  const tellBorn = (caller: object) => {
    const tell = born;
    born = undefined;
    tell?.(caller);
  };

  /**
   * Whose definition it is: that of the file that runs, which another one may have required; a file that
   * is no page or component defines the one it runs for.
   */
  const registering = () => {
    const running = loader().running()?.replace(/\.js$/, '');
    return running !== undefined && Object.hasOwn(manifest.components, running) ? running : current;
  };

  const define = (kind: 'page' | 'component', definition: Definition) => {
    const id = registering();
    if (id === undefined) {
      const name = kind === 'page' ? 'Page' : 'Component';
      // Told and not thrown: the file that runs has more to do.
      report(new Error(`${name}() was called outside of a page's or component's own file.`));
      return;
    }
    defined.add(id);
    space.prepare(id, definition['options'] ?? undefined);
    const complete = withBehaviors(space, definition);
    const builder = space.codeSpace.component(id);
    if (kind === 'component') builder.definition(complete);
    else {
      const { copied, kept } = splitCircular(complete);
      builder.pageDefinition(copied as never).init(function bind(this: object) {
        Object.assign(this, kept);
        bindFunctions(this, definition);
      });
    }
    if (pages.has(id)) {
      builder.init(function init(this: object) {
        tellBorn(this);
      });
    }
    builder.register();
  };

  const run = (id: string) => {
    const before = current;
    current = id;
    try {
      loader().load(`${id}.js`);
    } catch (error) {
      report(error);
    } finally {
      if (!defined.has(id)) {
        const kind = manifest.components[id]?.component === true ? 'Component' : 'Page';
        report(
          new Error(`${kind} "${id}" has not been registered yet: its file calls no ${kind}().`),
        );
        define('page', {});
      }
      current = before;
    }
  };

  const ensure = (id: string) => {
    if (ensured.has(id)) return;
    ensured.add(id);
    run(id);
    const config = manifest.components[id];
    const generics = Object.values(config?.componentGenerics ?? {});
    for (const used of [
      ...Object.values(config?.usingComponents ?? {}),
      ...generics.flatMap((generic) => (generic === true ? [] : [generic.default])),
    ]) {
      ensure(used.replace(/^\//, ''));
    }
  };

  return {
    globals: {
      Page: (definition) => {
        define('page', definition);
      },
      Component: (definition) => {
        define('component', definition);
      },
      Behavior: (definition) =>
        space.codeSpace.behavior().definition(withBehaviors(space, definition)).register(),
    },
    ensure,
    watchBirth(tell, make) {
      born = tell;
      try {
        return make();
      } finally {
        born = undefined;
      }
    },
  };
}

/** They hold behaviors, which are the engine's own. */
const readByEngine = new Set(['behaviors', 'relations', 'options']);

/** A page's own fields are copied for each page; what leads back to itself can only be kept as it is. */
function splitCircular(definition: Definition) {
  const circular = Object.keys(definition).filter(
    (name) => !readByEngine.has(name) && isCircular(definition[name]),
  );
  if (circular.length === 0) return { copied: definition, kept: {} };
  const isKept = ([name]: readonly [string, unknown]) => name !== 'data' && circular.includes(name);
  const entries = Object.entries(definition);
  const copied = Object.fromEntries(entries.filter((entry) => !isKept(entry)));
  return {
    copied: circular.includes('data') ? { ...copied, data: withoutCycles(copied['data']) } : copied,
    kept: Object.fromEntries(entries.filter(isKept)),
  };
}

function withBehaviors(space: ProgramSpace, definition: Definition): Definition {
  const { behaviors } = definition;
  if (!Array.isArray(behaviors)) return definition;
  return { ...definition, behaviors: space.behaviors.resolve(behaviors) };
}
