import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { npmRun, scratchProject } from 'onboarding-testing';

const root = join(__dirname, '../../../..');

test('npm run docs:host writes the documents that are in the repository', async () => {
  const [page, inside] = ['docs/host.md', 'packages/host/inside.md'] as const;
  const scratch = scratchProject([
    'packages/host/src',
    'packages/host/build',
    'test/frameworks/package-lock.json',
    'test/frameworks/abilities.json',
    page,
    inside,
  ]);
  try {
    const old = readFileSync(join(root, inside), 'utf8');
    writeFileSync(join(scratch.path, page), '');
    writeFileSync(join(scratch.path, inside), old.replace('`authorize` · ', ''));
    expect(await npmRun('docs:host', [], { cwd: scratch.path })).toMatchObject({ code: 0 });
    for (const path of [page, inside]) {
      expect(readFileSync(join(scratch.path, path), 'utf8')).toBe(
        readFileSync(join(root, path), 'utf8'),
      );
    }
  } finally {
    scratch.remove();
  }
});
