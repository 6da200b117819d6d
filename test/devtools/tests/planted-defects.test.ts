import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { ensureInstalled } from 'onboarding-build/ensure-installed';

import { judgeProject } from '../compiler/judge-project';

const root = resolve(__dirname, '../../..');

/** The faults found in a copy of the program into which `plant` put a defect. */
async function faultsWith(plant: (miniprogram: string) => void): Promise<string> {
  const project = mkdtempSync(join(tmpdir(), 'planted-'));
  try {
    cpSync(join(root, 'project.config.json'), join(project, 'project.config.json'));
    cpSync(join(root, 'miniprogram'), join(project, 'miniprogram'), { recursive: true });
    plant(join(project, 'miniprogram'));
    const verdict = await judgeProject(project);
    return verdict.kind === 'faulty' ? verdict.faults.join('\n') : '';
  } finally {
    rmSync(project, { recursive: true });
  }
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

describe("the gate of WeChat's official compiler", () => {
  beforeAll(() => {
    const install = ensureInstalled(join(root, 'test/devtools'), () => undefined);
    expect(install.kind).not.toBe('failed');
  });

  test('finds a mismatched tag in a page', async () => {
    const faults = await faultsWith((miniprogram) => {
      edit(join(miniprogram, 'pages/account/account.wxml'), (text) =>
        text.replace('</view>', '</vie>'),
      );
    });
    expect(faults).toMatch(/account\.wxml.*unexpected end tag: vie.*10038/u);
  });

  test('finds a component whose files are gone', async () => {
    const faults = await faultsWith((miniprogram) => {
      rmSync(join(miniprogram, 'components/phone-button'), { recursive: true });
    });
    expect(faults).toMatch(/phone\.json.*phone-button.*component not found.*10009/u);
  });

  test('finds a page setting with a value that does not exist', async () => {
    const faults = await faultsWith((miniprogram) => {
      edit(join(miniprogram, 'pages/account/account.json'), (text) =>
        text.replace('{', '{ "navigationBarTextStyle": "purple",'),
      );
    });
    expect(faults).toMatch(/account\.json.*navigationBarTextStyle.*10009/u);
  });

  test('finds a style sheet whose last rule is never closed', async () => {
    const faults = await faultsWith((miniprogram) => {
      edit(join(miniprogram, 'app.wxss'), (text) => `${text}\n.open { color: red;`);
    });
    expect(faults).toMatch(/app\.wxss.*10037/su);
  });

  test('finds a module that is imported and not there', async () => {
    const faults = await faultsWith((miniprogram) => {
      rmSync(join(miniprogram, 'i18n/en.ts'));
    });
    expect(faults).toContain('i18n/choose-messages.js requires ');
  });

  test('finds code that no page reaches', async () => {
    const faults = await faultsWith((miniprogram) => {
      writeFileSync(join(miniprogram, 'models/forgotten.ts'), 'export const forgotten = 1;\n');
    });
    expect(faults).toBe(
      'miniprogram/models/forgotten.ts is reached from no page; delete it or import it.',
    );
  });
});
