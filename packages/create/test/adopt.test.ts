import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { npmRun } from 'onboarding-testing';

/** `npm run adopt` on a program of somebody else's, as a person runs it. */
const shop = resolve(__dirname, '../../../test/ui/adopting/fixtures/shop');
let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'adopting-'));
  cpSync(shop, project, { recursive: true });
});

afterEach(() => {
  rmSync(project, { recursive: true });
});

const read = (path: string): string => readFileSync(join(project, path), 'utf8');

/** Every file with its text. */
const all = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]),
  );

const git = (diff: string, ...words: readonly string[]) =>
  execFileSync('git', ['apply', ...words, '-'], { cwd: project, input: diff });

describe.each([
  { where: 'a folder', words: [] },
  { where: 'a subpackage below another folder', words: ['--into', 'packages/own', '--subpackage'] },
])('into $where', ({ words }) => {
  const folder = words[1] ?? 'onboarding';

  test('shows what changes outside, changes nothing there, and git takes the diff', async () => {
    const { code, stdout } = await npmRun('adopt', [project, ...words]);
    expect(code).toBe(0);
    const { [`/${folder}/start.ts`]: start, ...files } = all(project);
    expect(start).toContain('services.phone.resume()');
    for (const [path, text] of Object.entries(all(shop))) expect(files[path]).toBe(text);
    git(stdout);
    expect(read('app.js').startsWith(`require('./${folder}/start');\n`)).toBe(true);
    expect(JSON.parse(read('project.config.json'))).toMatchObject({
      appid: 'wxfedcba9876543210',
      setting: { es6: true, useCompilerPlugins: ['typescript'] },
    });
    expect(JSON.stringify(JSON.parse(read('app.json')))).toContain(`"${folder}/pages`);
  });

  test('--write does the same, a second time has nothing to do, and all of it is undone', async () => {
    const { stdout: diff } = await npmRun('adopt', [project, ...words, '--write']);
    const { code, stdout, stderr } = await npmRun('adopt', [project, ...words, '--write']);
    expect([code, stdout]).toStrictEqual([0, '']);
    expect(stderr).toContain('Nothing is left to change outside it.');
    rmSync(join(project, folder.split('/')[0] ?? ''), { recursive: true });
    git(diff, '-R');
    expect(all(project)).toStrictEqual(all(shop));
  });
});

test('the folder needs nothing outside it', async () => {
  await npmRun('adopt', [project]);
  const target = join(project, 'onboarding');
  const leading = readdirSync(target, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .flatMap((path) =>
      [...readFileSync(join(target, path), 'utf8').matchAll(/from '(\.[^']+)'/gu)]
        .map(([, from = '']) => resolve(join(target, path), '..', from))
        .filter((file) => ![`${file}.ts`, `${file}.d.ts`].some(existsSync))
        .map((file) => `${path}: ${file}`),
    );
  expect(leading).toStrictEqual([]);
});

test.each([
  { what: 'a folder without a project', words: [tmpdir()], says: 'has no project.config.json' },
  { what: 'a way out of the program', words: ['.', '--into', '../x'], says: '--into names' },
  {
    what: 'an option of the other command',
    words: [tmpdir(), '--packages', '.'],
    says: 'create-wechat-onboarding adopt <project>',
  },
  { what: 'nothing', words: [], says: 'create-wechat-onboarding adopt <project>' },
])('says what is wrong with $what', async ({ words, says }) => {
  const { code, stderr } = await npmRun('adopt', words);
  expect(code).toBe(1);
  expect(stderr).toContain(says);
});

test('a folder of the same name that is something else stays untouched', async () => {
  const { code, stderr } = await npmRun('adopt', [project, '--into', 'pages']);
  expect([code, stderr]).toStrictEqual([1, expect.stringContaining('is something else already')]);
  expect(all(project)).toStrictEqual(all(shop));
});
