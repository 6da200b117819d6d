import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { z } from 'zod';

const root = resolve(__dirname, '../../../..');
const run = promisify(execFile);

const names = z.record(z.string(), z.string()).default({});
const manifestSchema = z.object({
  name: z.string(),
  dependencies: names,
  optionalDependencies: names,
  peerDependencies: names,
});
const packedSchema = z.tuple([z.object({ filename: z.string() })]);

/** A folder with nothing in it but node_modules. */
export interface EmptyFolder {
  readonly path: string;
  /** Another folder with the same packages, but for these. */
  without(names: readonly string[]): Promise<Omit<EmptyFolder, 'without'>>;
  remove(): void;
}

/**
 * Packs packages of this repository as `npm publish` would, and unpacks each into the node_modules of an
 * empty folder. What their package.json asks for, and `also`, is linked from here instead of downloaded;
 * nothing else can be found.
 *
 * @param folders below packages/
 */
export async function installInEmptyFolder(
  folders: readonly string[],
  also: readonly string[] = [],
): Promise<EmptyFolder> {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'empty-')));
  const modules = join(path, 'node_modules');
  const unpacked: string[] = [];
  const wanted = new Set(also);
  for (const folder of folders) {
    const { name, ...asked } = await unpack(folder, modules);
    unpacked.push(name);
    for (const one of Object.values(asked).flatMap(Object.keys)) wanted.add(one);
  }
  const linked = [...wanted].filter((name) => !unpacked.includes(name));
  link(linked, modules);
  return {
    ...removable(path),
    async without(names) {
      const other = realpathSync(mkdtempSync(join(tmpdir(), 'lean-')));
      const otherModules = join(other, 'node_modules');
      mkdirSync(otherModules);
      for (const name of unpacked) {
        await cp(join(modules, name), join(otherModules, name), { recursive: true });
      }
      link(
        linked.filter((name) => !names.includes(name)),
        otherModules,
      );
      return removable(other);
    },
  };
}

function link(names: readonly string[], modules: string): void {
  for (const name of names) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
}

const removable = (path: string) => ({
  path,
  remove: () => {
    rmSync(path, { recursive: true });
  },
});

async function unpack(folder: string, modules: string): Promise<z.infer<typeof manifestSchema>> {
  const { stdout } = await run(
    'npm',
    ['pack', '--json', '--silent', '--pack-destination', tmpdir()],
    {
      cwd: join(root, 'packages', folder),
    },
  );
  const [{ filename }] = packedSchema.parse(JSON.parse(stdout));
  const tarball = join(tmpdir(), filename);
  const aside = join(modules, folder);
  mkdirSync(aside, { recursive: true });
  await run('tar', ['--extract', '--gzip', '--file', tarball, '--directory', aside]);
  const text = readFileSync(join(aside, 'package/package.json'), 'utf8');
  const manifest = manifestSchema.parse(JSON.parse(text));
  await run('mv', [join(aside, 'package'), join(modules, manifest.name)]);
  rmSync(aside, { recursive: true });
  rmSync(tarball);
  return manifest;
}
