import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureInstalled } from 'onboarding-build/ensure-installed';
import { npmRun } from 'onboarding-testing';

import { judgeProject } from '../compiler/judge-project';

/** `npm run adopt` into another program, under WeChat's own compiler. */
const shop = join(__dirname, '../../ui/adopting/fixtures/shop');

beforeAll(() => {
  expect(ensureInstalled(join(__dirname, '..'), () => undefined).kind).not.toBe('failed');
});

test.each([
  ['--into', 'onboarding'],
  ['--into', 'packages/onboarding', '--subpackage'],
])(
  'the official compiler takes the pages in another program without a warning: %j',
  async (...words) => {
    const project = mkdtempSync(join(tmpdir(), 'adopted-'));
    try {
      cpSync(shop, project, { recursive: true });
      await npmRun('adopt', [project, '--write', ...words]);
      await expect(judgeProject(project)).resolves.toMatchObject({ kind: 'passed' });
    } finally {
      rmSync(project, { recursive: true });
    }
  },
);
