import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { documentAt } from './documents';
import { root } from './imports';

/** Every version is exact, and whatever Renovate must leave alone is explained in both places. */
const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

const versions = z.record(z.string(), z.string());
const manifestSchema = z.object({
  version: z.string(),
  dependencies: versions.default({}),
  optionalDependencies: versions.default({}),
  devDependencies: versions.default({}),
});
const manifest = z
  .object({
    overrides: z.record(z.string(), z.unknown()),
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(json('package.json'));

/** Folders under a lock of their own: what npm installs there only when it is needed. */
const ownLocks = ['test/bench', 'test/devtools', 'test/frameworks', 'test/mutation'];
const workspaces = readdirSync(join(root, 'packages'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `packages/${name}`);
const named = ['.', ...ownLocks, ...workspaces].flatMap((folder) => {
  const { dependencies, optionalDependencies, devDependencies } = manifestSchema.parse(
    json(`${folder}/package.json`),
  );
  return [dependencies, optionalDependencies, devDependencies].flatMap((group) =>
    Object.entries(group).map(([name, version]) => ({ folder, name, version })),
  );
});
const installed = Object.fromEntries(named.map(({ name, version }) => [name, version]));

const { packageRules } = z
  .object({
    packageRules: z.array(
      z.object({
        description: z.string().min(20),
        matchPackageNames: z.array(z.string()).min(1).optional(),
        matchDepNames: z.array(z.string()).min(1).optional(),
        enabled: z.boolean().optional(),
        allowedVersions: z.string().optional(),
      }),
    ),
  })
  .parse(json('.github/renovate.json'));

type PackageRule = (typeof packageRules)[number];
const namesOf = ({ matchPackageNames = [], matchDepNames = [] }: PackageRule) => [
  ...matchPackageNames,
  ...matchDepNames,
];

const section = documentAt('CONTRIBUTING.md').text.split('\n## Dependencies\n')[1] ?? '';

const matches = (pattern: string, name: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;

test('every version is exact', () => {
  expect(named.length).toBeGreaterThan(80);
  expect(
    named.filter(({ version }) => !/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+(?:-\d+)?$/u.test(version)),
  ).toStrictEqual([]);
});

test('a package has one version, wherever it is named', () => {
  expect(named.filter(({ name, version }) => installed[name] !== version)).toStrictEqual([]);
});

test('the workspaces have the version of the root, and name each other by it', () => {
  const { version } = manifestSchema.parse(json('package.json'));
  const own = workspaces.map((folder) =>
    manifestSchema.extend({ name: z.string() }).parse(json(`${folder}/package.json`)),
  );
  expect(own.filter((one) => one.version !== version)).toStrictEqual([]);
  const ownNames = new Set(own.map(({ name }) => name));
  const between = named.filter(({ name }) => ownNames.has(name));
  expect(between.length).toBeGreaterThan(3);
  expect(between.filter((one) => one.version !== version)).toStrictEqual([]);
});

test('every folder with a lock of its own is known here', () => {
  const folders = readdirSync(join(root, 'test'))
    .map((name) => `test/${name}`)
    .filter((folder) => existsSync(join(root, folder, 'package-lock.json')));
  expect(folders.sort()).toStrictEqual(ownLocks);
});

test('what wants to run a script while it is installed is named, and runs none', () => {
  const lock = z
    .object({
      packages: z.record(z.string(), z.object({ hasInstallScript: z.boolean().optional() })),
    })
    .parse(json('package-lock.json'));
  const wanting = Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//u, ''));
  expect(wanting.length).toBeGreaterThan(0);
  expect(manifest.allowScripts).toStrictEqual(
    Object.fromEntries(wanting.map((name) => [name, false])),
  );
});

test('every rule of Renovate is about packages that are here', () => {
  const names = [...Object.keys(installed), ...Object.keys(manifest.overrides)];
  const idle = packageRules
    .flatMap(namesOf)
    .filter((pattern) => !names.some((name) => matches(pattern, name)));
  expect(idle).toStrictEqual([]);
});

test('whatever Renovate leaves alone is explained in CONTRIBUTING.md', () => {
  const held = packageRules
    .filter(({ enabled, allowedVersions }) => enabled === false || allowedVersions !== undefined)
    .flatMap(namesOf)
    .filter((pattern) => !pattern.endsWith('*'));
  expect(held.length).toBeGreaterThan(8);
  expect(held.filter((name) => !section.includes(`\`${name}\``))).toStrictEqual([]);
});

test('the versions that CONTRIBUTING.md names for one package are those installed', () => {
  const rows = [...section.matchAll(/^\| `([^`]+)` +\| (\d+\.\d+\.\d+) +\|/gmu)];
  expect(rows.length).toBeGreaterThanOrEqual(4);
  const wrong = rows.filter(([, name = '', version]) => installed[name] !== version);
  expect(wrong.map(([row]) => row)).toStrictEqual([]);
});

test('every override is explained in CONTRIBUTING.md', () => {
  const silent = Object.keys(manifest.overrides).filter((name) => !section.includes(`\`${name}\``));
  expect(silent).toStrictEqual([]);
});
