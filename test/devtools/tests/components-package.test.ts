import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { ensureInstalled } from 'onboarding-build/ensure-installed';

import type { AdoptedProject, Language } from '../../support/adopted-project';
import { adoptComponents, buildNpm } from '../../support/adopted-project';
import { buildNpmOffline, compileOffline } from '../compiler/compile-offline';
import { packageFaults } from '../compiler/package-faults';

const languages: readonly Language[] = ['JavaScript', 'TypeScript'];

/** The tarball of `npm run pack:components` under WeChat's own "构建 npm" and compiler. */
let adopted: AdoptedProject;

beforeAll(() => {
  expect(ensureInstalled(join(__dirname, '..'), () => undefined).kind).not.toBe('failed');
});

/** Every file of miniprogram_npm with its text. */
function builtFiles(): Readonly<Record<string, string>> {
  const folder = join(adopted.projectPath, 'miniprogram_npm');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]),
  );
}

describe.each(languages)('in a %s project', (language) => {
  beforeAll(() => {
    adopted = adoptComponents(language);
  });

  afterAll(() => {
    adopted.remove();
  });

  test('构建 npm takes the tarball without a warning, and makes the same files as miniprogram-host build-npm', async () => {
    const { report } = await buildNpmOffline(adopted.projectPath);
    expect(report).toStrictEqual({ kind: 'done', files: [], warnings: [] });
    const official = builtFiles();
    rmSync(join(adopted.projectPath, 'miniprogram_npm'), { recursive: true });
    buildNpm(adopted.projectPath);
    expect(builtFiles()).toStrictEqual(official);
  });

  test('the official compiler takes the project with the components in it', async () => {
    await buildNpmOffline(adopted.projectPath);
    const { report } = await compileOffline(adopted.projectPath);
    const files = report.kind === 'done' ? report.files : [];
    expect(report).toMatchObject({ kind: 'done' });
    expect(files.map(({ path }) => path)).toContain(
      'miniprogram_npm/wechat-onboarding-components/components/phone-button/phone-button.wxml',
    );
    expect(packageFaults(files)).toStrictEqual([]);
    // What packages/components/README.md promises.
    expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(105_000);
  });
});
