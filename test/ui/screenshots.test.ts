import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { npmRun } from 'onboarding-testing';

const root = resolve(__dirname, '../..');

/** `npm run screenshots` as a person runs it, in one look. */
test('pictures of the documents can be made from the running program', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  try {
    const { code, stderr } = await npmRun('screenshots', [folder, 'zh-dark']);
    expect({ code, stderr }).toStrictEqual({ code: 0, stderr: '' });
    const names = readdirSync(folder).sort();
    expect(names).toStrictEqual(['flow-zh-dark.png', 'pages-zh-dark.png', 'start-zh-dark.png']);
    // The same size as the one in the repository: the same scene, and a page that fits.
    const sizes = (from: string): readonly string[] =>
      names.map((name) => readFileSync(join(from, name)).subarray(16, 24).toString('hex'));
    expect(sizes(folder)).toStrictEqual(sizes(join(root, 'docs/images')));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** One page in one look: accessibility.test.ts comes to every state. */
test('contact sheets of every state can be made', async () => {
  const sheet = join(root, '.cache/states/dark-en-large-profile.png');
  rmSync(sheet, { force: true });
  const { code, stdout, stderr } = await npmRun('screenshots', ['--states', 'dark-en-large-prof']);
  expect({ code, stderr }).toStrictEqual({ code: 0, stderr: '' });
  expect(stdout.trim().split('\n').at(-1)).toBe('dark-en-large-profile.png 6 states');
  expect(readFileSync(sheet).subarray(1, 4).toString()).toBe('PNG');
});
