import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { budgets } from '../../../bench/budgets';
import { offBudget } from '../../../bench/off-budget';
import { estimateLine } from '../../../bench/package/package-row';
import { estimatePackage } from '../../../bench/package/source-estimate';

describe('the estimate of a package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'estimate-'));

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('minifies every kind of file and leaves files of types out', () => {
    const files = {
      'app.ts': 'import { words } from "./models/words";\n/** Says. */\nApp({ words });\n',
      'models/words.ts': 'export const words: string = "手机";\n',
      'models/types.ts': 'export interface Shape { readonly a: string }\n',
      'app.json': '{\n  "pages": []\n}\n',
      'pages/a/a.wxml':
        '<view>\n  <!-- why -->\n  <text\n    class="a"\n    id="b"\n  >words here</text>\n</view>\n',
      'pages/a/a.wxss': '.a {\n  color: red;\n}\n',
      'images/a.png': '0123456789',
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { byKind, byPart, files: number } = estimatePackage(folder);
    expect(number).toBe(6);
    expect(byKind).toMatchObject({ json: 12, images: 10 });
    expect(byKind.wxml).toBe('<view><text class="a" id="b">words here</text></view>'.length);
    expect(byKind.wxss).toBe('.a{color:red}\n'.length);
    expect(byPart.find(({ path }) => path === 'models')?.bytes).toBe(
      Buffer.byteLength('export const words="手机";'),
    );
  });
});

describe('the estimate’s budget', () => {
  const { estimatedBytes: most } = budgets;

  it('holds to the byte, and is left far behind 3000 B below', () => {
    expect(offBudget([estimateLine(most)])).toStrictEqual([]);
    expect(offBudget([estimateLine(most + 1)])).toStrictEqual([
      `Over budget: package, estimated without the compiler, B: ${most + 1}, at most ${most}.`,
    ]);
    expect(offBudget([estimateLine(most - 3000)])).toStrictEqual([]);
    expect(offBudget([estimateLine(most - 3001)])).toStrictEqual([
      `Far below budget: package, estimated without the compiler, B: ${most - 3001}. Lower its budget of ${most}.`,
    ]);
  });
});
