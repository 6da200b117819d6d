import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

import { UsageError } from '../usage-error';

/** A package as `npm pack` writes it. */
export interface Tarball {
  /** The package's name. */
  readonly name: string;
  /** Where it lies, absolute. */
  readonly path: string;
}

/** What a new repository needs of this one; the backend depends on the contract. */
const packages = [
  'miniprogram-host',
  'onboarding-backend',
  'onboarding-contract',
  'wechat-simulator',
] as const;

/**
 * The tarballs of the packages in a folder, one for each.
 * @throws UsageError which names what is missing, or what is there in two versions
 */
export function findTarballs(folder: string): readonly Tarball[] {
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder}.`);
  const files = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  const found = packages.map((name) => ({ name, files: files.filter(isOf(name)) }));
  const missing = found.filter((one) => one.files.length === 0).map(({ name }) => name);
  if (missing.length > 0) {
    const asked = missing.map((name) => ` -w ${name}`).join('');
    throw new UsageError(
      `${folder} has no tarball of ${missing.join(', ')}. In the copy of the repository: npm pack${asked} --pack-destination ${folder}`,
    );
  }
  const several = found.find((one) => one.files.length > 1);
  if (several !== undefined) {
    throw new UsageError(`${folder} has ${several.files.join(' and ')}: keep one of them.`);
  }
  return found.flatMap(({ name, files: [file = ''] }) => ({ name, path: join(folder, file) }));
}

/** npm writes `<name>-<version>.tgz`. */
const isOf =
  (name: string) =>
  (file: string): boolean =>
    file.startsWith(`${name}-`) && /^\d/u.test(file.slice(name.length + 1));

/** A package.json that takes the packages from the tarballs in `packages/` beside it, and the rest from npm. */
export function withTarballs(manifest: string, tarballs: readonly Tarball[]): string {
  const { devDependencies, ...others } = JSON.parse(manifest) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const files = tarballs.map(({ name, path }) => [name, `file:packages/${basename(path)}`]);
  const all = { ...devDependencies, ...(Object.fromEntries(files) as Record<string, string>) };
  const sorted = Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1));
  const changed = { ...others, devDependencies: Object.fromEntries(sorted) };
  return `${JSON.stringify(changed, null, 2)}\n`;
}
