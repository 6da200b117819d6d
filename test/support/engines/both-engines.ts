import type { ComponentMount } from '../mount';
import type { Engine, EngineMount } from './engine';
import type { WxFor } from './on-exparser';
import { createExparser } from './on-exparser';
import { onGlassEasel } from './on-glass-easel';
import { differences } from './outline';

const noWx: WxFor = () => ({});

/** Runs the same tests on both engines; an error of either fails the test in which it happens. */
export function onBothEngines(define: (engine: Engine) => void, wxFor = noWx): void {
  const exparser = createExparser(wxFor);
  afterAll(() => {
    exparser.close();
  });
  describe.each([onGlassEasel, exparser])('on $name', (engine) => {
    let mounts: EngineMount[] = [];
    const keep = async (opening: Promise<EngineMount>) => {
      const mount = await opening;
      mounts.push(mount);
      return mount;
    };
    afterEach(() => {
      const errors = mounts.flatMap((mount) => mount.errors());
      for (const mount of mounts) mount.close();
      mounts = [];
      expect(errors).toStrictEqual([]);
    });
    define({
      name: engine.name,
      mount: (mount) => keep(engine.mount(mount)),
      mountPage: (page, options) => keep(engine.mountPage(page, options)),
    });
  });
}

/**
 * Walks the same way on both engines and returns where they draw it differently, at the beginning
 * and at each `look`. What the walk throws names the engine.
 */
export async function differencesBetweenEngines(
  open: (engine: Engine) => Promise<EngineMount>,
  walk: (mount: EngineMount, look: () => void) => Promise<void>,
  wxFor = noWx,
): Promise<readonly string[]> {
  const exparser = createExparser(wxFor);
  const drawings = async (engine: Engine) => {
    const mount = await open(engine);
    try {
      const seen = [mount.outline()];
      await walk(mount, () => {
        seen.push(mount.outline());
      });
      if (mount.errors().length > 0) throw new Error(mount.errors().join('\n'));
      // What is compared is read now, not when the pages are closed.
      return seen;
    } catch (error) {
      throw new Error(`on ${engine.name}: ${String(error)}`, { cause: error });
    } finally {
      mount.close();
    }
  };
  try {
    const older = await drawings(exparser);
    const newer = await drawings(onGlassEasel);
    return older.flatMap((outline, step) =>
      differences(outline, newer[step] ?? [], `step ${step}: page`),
    );
  } finally {
    exparser.close();
  }
}

/** As above for components: each change of the page's data is a step. */
export function componentDifferences(
  mount: ComponentMount,
  changes: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly string[]> {
  return differencesBetweenEngines(
    (engine) => engine.mount(mount),
    async (mounted, look) => {
      for (const change of changes) {
        await mounted.setData(change);
        look();
      }
    },
  );
}
