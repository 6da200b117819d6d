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
    expect(names).toStrictEqual(['pages-zh-dark.png', 'start-zh-dark.png']);
    // The same size as the one in the repository: the same scene, and a page that fits.
    const sizes = (from: string): readonly string[] =>
      names.map((name) => readFileSync(join(from, name)).subarray(16, 24).toString('hex'));
    expect(sizes(folder)).toStrictEqual(sizes(join(root, 'docs/images')));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
