import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';

import { z } from 'zod';

/** One place where 构建 npm packs: whose dependencies, and into which folder. */
export interface NpmRoot {
  /** The folder of a package.json. */
  readonly folder: string;
  /** Its `miniprogram_npm`. */
  readonly into: string;
}

const config = z.object({
  miniprogramRoot: z.string().default(''),
  setting: z
    .object({
      packNpmManually: z.boolean().optional(),
      packNpmRelationList: z
        .array(z.object({ packageJsonPath: z.string(), miniprogramNpmDistDir: z.string() }))
        .optional(),
    })
    .default({}),
});

/**
 * Where a project has packages: each package.json below `miniprogramRoot`, or with `packNpmManually`
 * those of its list (documentation: npm 支持).
 *
 * @throws an Error in one sentence when there is none, or the project is none
 */
export function findNpmRoots(projectPath: string): readonly NpmRoot[] {
  const shared = readConfig(projectPath, 'project.config.json');
  if (shared === undefined) throw new Error(`There is no project.config.json in ${projectPath}.`);
  const own = readConfig(projectPath, 'project.private.config.json');
  const setting = { ...shared.setting, ...own?.setting };
  const roots =
    setting.packNpmManually === true
      ? (setting.packNpmRelationList ?? []).map(({ packageJsonPath, miniprogramNpmDistDir }) => ({
          folder: inside(projectPath, join(packageJsonPath, '..')),
          into: join(inside(projectPath, miniprogramNpmDistDir), 'miniprogram_npm'),
        }))
      : packageFolders(inside(projectPath, shared.miniprogramRoot)).map((folder) => ({
          folder,
          into: join(folder, 'miniprogram_npm'),
        }));
  if (roots.length > 0) return roots;
  throw new Error(
    'There is no package.json below miniprogramRoot: move it there, or set "packNpmManually" and "packNpmRelationList" in project.config.json.',
  );
}

function readConfig(projectPath: string, name: string) {
  const file = join(projectPath, name);
  if (!existsSync(file)) return undefined;
  const parsed = config.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}`);
}

/** What is written lies in the project, whatever its configuration says. */
function inside(projectPath: string, path: string): string {
  const folder = resolve(projectPath, path);
  const way = relative(resolve(projectPath), folder);
  if (!way.startsWith('..') && !isAbsolute(way)) return folder;
  throw new Error(`project.config.json: "${path}" leads out of the project.`);
}

function packageFolders(folder: string): readonly string[] {
  const below = readdirSync(folder, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isDirectory() && !/^(?:node_modules|miniprogram_npm|\..*)$/u.test(entry.name),
    )
    .flatMap(({ name }) => packageFolders(join(folder, name)));
  return existsSync(join(folder, 'package.json')) ? [folder, ...below] : below;
}
