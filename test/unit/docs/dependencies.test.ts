import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { documentAt } from './documents';
import { root } from './imports';

/** Every version is exact, and whatever Renovate must leave alone is explained in both places. */
const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

const versions = z.record(z.string(), z.string());
const manifest = z
  .object({ devDependencies: versions, overrides: z.record(z.string(), z.unknown()) })
  .parse(json('package.json'));
const gate = z.object({ dependencies: versions }).parse(json('test/devtools/package.json'));
const installed = { ...manifest.devDependencies, ...gate.dependencies };

const { packageRules } = z
  .object({
    packageRules: z.array(
      z.object({
        description: z.string().min(20),
        matchPackageNames: z.array(z.string()).min(1),
        enabled: z.boolean().optional(),
        allowedVersions: z.string().optional(),
      }),
    ),
  })
  .parse(json('renovate.json'));

const section = documentAt('CONTRIBUTING.md').text.split('\n## Dependencies\n')[1] ?? '';

const matches = (pattern: string, name: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;

test('every version is exact', () => {
  expect(
    Object.entries(installed).filter(([, version]) => !/^\d+\.\d+\.\d+$/u.test(version)),
  ).toStrictEqual([]);
});

test('every rule of Renovate is about packages that are here', () => {
  const names = [...Object.keys(installed), ...Object.keys(manifest.overrides)];
  const idle = packageRules
    .flatMap(({ matchPackageNames }) => matchPackageNames)
    .filter((pattern) => !names.some((name) => matches(pattern, name)));
  expect(idle).toStrictEqual([]);
});

test('whatever Renovate leaves alone is explained in CONTRIBUTING.md', () => {
  const held = packageRules
    .filter(({ enabled, allowedVersions }) => enabled === false || allowedVersions !== undefined)
    .flatMap(({ matchPackageNames }) => matchPackageNames)
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
