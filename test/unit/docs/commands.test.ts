import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { documents, filesOf } from './documents';
import { root } from './imports';

/** Every command in a document is run by CI, by a test, or at night; a new one fails until it is. */
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

/** The scripts that these run, and those that they run in turn. */
function withTheirOwn(names: readonly string[]): ReadonlySet<string> {
  const all = new Set(names);
  for (const name of all) {
    for (const [, inner = ''] of (scripts[name] ?? '').matchAll(/\bnpm(?: run |:)([\w:]+)/gu)) {
      all.add(inner);
    }
  }
  return all;
}

const ci = read('.ci/run');
const ciSteps = (/^for step in (.*); do$/mu.exec(ci)?.[1] ?? '').split(' ');

/** Scripts that a test of the three suites of CI starts with `npmRun`, by their literal names. */
const testedScripts = filesOf('*.test.ts').flatMap((path) =>
  [...read(path).matchAll(/\bnpmRun\(\s*'([\w:]+)'/gu)].map(([, name = '']) => name),
);

const nightlyScripts = z
  .array(z.string())
  .min(3)
  .parse(
    JSON.parse(
      execFileSync(process.execPath, ['.github/list-measurements.cjs'], {
        cwd: root,
        encoding: 'utf8',
      }),
    ),
  );

const runScripts = new Set([...withTheirOwn(ciSteps), ...testedScripts, ...nightlyScripts]);

/**
 * Commands that are no scripts: how they begin in a document, and the code that runs the same, which
 * must stand in that file. Two have none here and say why.
 */
const others: readonly {
  readonly command: RegExp;
  readonly runIn: string;
  readonly as: string;
}[] = [
  { command: /^npm ci$/u, runIn: '.ci/run', as: 'npm ci' },
  {
    command: /^npm install wechat-onboarding-components-[\d.]+\.tgz$/u,
    runIn: 'test/support/adopted-project.ts',
    as: "'install', '--offline'",
  },
  {
    // The test links what these would download.
    command:
      /^npm install --save-dev (?:miniprogram-host(?: jest miniprogram-automator)?|jest jest-environment-jsdom)$/u,
    runIn: 'packages/build/test/installed/installed.test.ts',
    as: 'installInEmptyFolder(',
  },
  {
    // What npm runs for it, as the packed package has it.
    command: /^npm create wechat-onboarding my-program$/u,
    runIn: 'packages/build/test/installed/created.test.ts',
    as: "join(command, 'bin/create-wechat-onboarding')",
  },
  {
    // The test reads both from the document and runs them, with another folder in the place of `..`.
    command: /^npm pack (?:-w [\w-]+ )+--pack-destination \.\.$/u,
    runIn: 'packages/build/test/installed/created.test.ts',
    as: "[...packing.split(' '), '--pack-destination', above",
  },
  {
    command: /^npx \.\.\/create-wechat-onboarding-0\.1\.0\.tgz \.\.\/my-program --packages \.\.$/u,
    runIn: 'packages/build/test/installed/created.test.ts',
    as: "[cli, ...creating.split(' '), '.']",
  },
  {
    command: /^npx jest$/u,
    runIn: 'packages/build/test/installed/recipes.test.ts',
    as: "'node_modules/jest/bin/jest.js'",
  },
  {
    command: /^node check\.cjs$/u,
    runIn: 'packages/build/test/installed/recipes.test.ts',
    as: "['check.cjs']",
  },
  {
    command: /^npx uni build -p mp-weixin$/u,
    runIn: 'test/frameworks/programs.ts',
    as: "'build', '-p', 'mp-weixin'",
  },
  {
    command: /^npx taro build --type weapp$/u,
    runIn: 'test/frameworks/programs.ts',
    as: "'build', '--type', 'weapp'",
  },
  {
    command: /^npm pack$/u,
    runIn: 'packages/build/test/installed/empty-folder.ts',
    as: "['pack', '--json'",
  },
  {
    command: /^node backend\.mjs$/u,
    runIn: 'test/ui/own-backend.test.ts',
    as: "spawn('node', ['backend.mjs']",
  },
  {
    command: /^npx miniprogram-host open /u,
    runIn: 'test/ui/scripts.test.ts',
    as: "'node_modules/.bin/miniprogram-host',\n    ['open'",
  },
  {
    // What `automator.launch` runs with this `cliPath`.
    command: /^npx miniprogram-host auto /u,
    runIn: 'packages/testing/src/automate.ts',
    as: 'automator.launch(',
  },
  {
    command: /^npx miniprogram-host build-npm /u,
    runIn: 'packages/host/test/cli/verbs.test.ts',
    as: "run('build-npm'",
  },
  {
    // There is no DevTools here: a person does it, by the checklist.
    command: /^WECHAT_DEVTOOLS_CLI=\/path\/to\/cli npm run test:ui$/u,
    runIn: 'docs/devtools-checklist.md',
    as: 'WECHAT_DEVTOOLS_CLI=/path/to/cli npm run test:ui',
  },
  {
    command: /^git tag -a v1\.2\.3 /u,
    runIn: 'test/devtools/tests/delivery.test.ts',
    as: "git('tag', '--annotate'",
  },
];

/** `start` for "npm start", `check` for "npm run check -- x"; undefined for no script. */
function scriptOf(command: string): string | undefined {
  const [, short, long] = /^npm (?:(start|test)|run ([\w:]+))(?: -- .*)?$/u.exec(command) ?? [];
  return short ?? long;
}

/** What is wrong with a command; empty when it is run somewhere. */
function fault(command: string): string {
  const script = scriptOf(command);
  if (script !== undefined) {
    if (!(script in scripts)) return `package.json has no "${script}"`;
    return runScripts.has(script) ? '' : 'neither CI nor a test nor the night runs it';
  }
  const known = others.find((one) => one.command.test(command));
  if (known === undefined) return 'it is not in the table of this test';
  return read(known.runIn).includes(known.as) ? '' : `${known.runIn} does not run it any more`;
}

const isPinned = (action: string): boolean =>
  /^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u.test(action);

test('every command in a document is run', () => {
  const all = documents.flatMap(({ path, commands }) =>
    commands.map((command) => ({ path, command })),
  );
  expect(all.length).toBeGreaterThan(60);
  const faults = all.map(({ path, command }) => {
    const wrong = fault(command);
    return wrong === '' ? '' : `${path}: ${command}: ${wrong}`;
  });
  expect(faults.filter(Boolean)).toStrictEqual([]);
});

test('a command that nobody runs would be found', () => {
  expect(fault('npm run gone')).toBe('package.json has no "gone"');
  expect(fault('npx rimraf .')).toBe('it is not in the table of this test');
});

test('every script of package.json is in a document, and is run somewhere', () => {
  const said = new Set(documents.flatMap(({ commands }) => commands.map(scriptOf)));
  const names = Object.keys(scripts);
  expect(names.filter((name) => !said.has(name))).toStrictEqual([]);
  expect(names.filter((name) => !runScripts.has(name))).toStrictEqual([]);
});

test('the table has no line that no document needs', () => {
  const all = documents.flatMap(({ commands }) => commands);
  const idle = others.filter(({ command }) => !all.some((one) => command.test(one)));
  expect(idle.map(({ command }) => command.source)).toStrictEqual([]);
});

test('actions of GitHub are pinned by commit, since a tag can be moved', () => {
  const used = ['ci', 'measurements'].flatMap((name) => [
    ...read(`.github/workflows/${name}.yml`).matchAll(/\buses: (.+)$/gmu),
  ]);
  expect(used.length).toBeGreaterThan(3);
  expect(used.map(([, action = '']) => action).filter((action) => !isPinned(action))).toStrictEqual(
    [],
  );
  expect(isPinned('actions/checkout@v4')).toBe(false);
});

test('GitHub runs the same as .ci/run, and at night what is listed', () => {
  const nightly = read('.github/workflows/measurements.yml');
  expect(read('.github/workflows/ci.yml')).toMatch(/^ +- run: \.ci\/run$/mu);
  expect(nightly).toContain('scripts=$(node .github/list-measurements.cjs)');
  expect(nightly).toMatch(/^ +- run: npm run \$\{\{ matrix\.script \}\}$/mu);
});
