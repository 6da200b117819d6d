import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { z } from 'zod';

import { buildScripts } from '../src/build-package';

/** What is packed may require what its own package.json asks npm for, and nothing else. */
const packages = resolve(__dirname, '../..');

const names = z.record(z.string(), z.string()).default({});
const manifestSchema = z.object({
  dependencies: names,
  optionalDependencies: names,
  peerDependencies: names,
});

const requires = /\b(?:require|import)\("([^"]+)"\)/gu;

/** Names of packages that a script requires, without those of Node. */
function required(script: string): readonly string[] {
  const builtIn = new Set(builtinModules);
  return [...script.matchAll(requires)]
    .map(([, name = '']) => name)
    .filter((name) => !name.startsWith('node:') && !builtIn.has(name))
    .map((name) => /^(?:@[^/]+\/)?[^/]+/u.exec(name)?.[0] ?? name);
}

function undeclared(folder: string, script: string): readonly string[] {
  const text = readFileSync(join(folder, 'package.json'), 'utf8');
  const manifest = manifestSchema.parse(JSON.parse(text));
  const { dependencies, optionalDependencies, peerDependencies } = manifest;
  const declared = { ...dependencies, ...optionalDependencies, ...peerDependencies };
  return required(script).filter((name) => !(name in declared));
}

const target = mkdtempSync(join(tmpdir(), 'built-'));

afterAll(() => {
  rmSync(target, { recursive: true });
});

test.each([
  ['host', ['cli.js', 'index.js', 'jest-environment.js', 'jsdom.js', 'project.js']],
  ['wechat', ['index.js']],
  ['contract', ['index.js']],
  ['backend', ['index.js']],
  ['conformance', ['cli.js', 'index.js']],
])('%s requires only its own dependencies', async (name, files) => {
  const folder = join(packages, name);
  await buildScripts(folder, join(target, name));
  const dist = join(target, name, 'dist');
  expect(readdirSync(dist).sort()).toStrictEqual(files);
  const scripts = files.map((file) => readFileSync(join(dist, file), 'utf8'));
  expect(scripts.flatMap((script) => undeclared(folder, script))).toStrictEqual([]);
});

test('a package that nobody asks npm for would be found', () => {
  const script = 'require("node:fs"); require("zod/v4"); require("@a/b/c"); import("left-pad")';
  expect(undeclared(join(packages, 'wechat'), script)).toStrictEqual(['@a/b', 'left-pad']);
});
