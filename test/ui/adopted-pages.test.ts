import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { eventually } from 'onboarding-testing';

import type { ProgramUnderTest } from '../support/program-under-test';
import { launchProgram } from '../support/program-under-test';

/** docs/adopting.md, "Into an existing program", step by step, into the fresh project of the pack tests. */
const root = resolve(__dirname, '../..');
const page = readFileSync(join(root, 'docs/adopting.md'), 'utf8');
const section = page.slice(
  page.indexOf('\n## Into an existing program'),
  page.indexOf('\n## Single components'),
);

/** The first code block of this language in the section. */
function block(language: string): string {
  const found = new RegExp(`^ *\`\`\`${language}\\n(.*?)^ *\`\`\`$`, 'msu').exec(section)?.[1];
  if (found === undefined) throw new Error(`docs/adopting.md shows no ${language} there.`);
  return found.trim();
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

const object = (text: string): object => JSON.parse(text) as object;

let project: string;
let program: ProgramUnderTest;

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'adopted-pages-'));
  cpSync(join(root, 'packages/components/test/fixtures/fresh-project'), project, {
    recursive: true,
  });
  const copied = [...section.matchAll(/^\| `([\w.]+)` +\|/gmu)].map(([, name = '']) => name);
  if (copied.length !== 9) throw new Error(`docs/adopting.md lists ${copied.join()}.`);
  for (const name of copied) {
    cpSync(join(root, 'miniprogram', name), join(project, name), { recursive: true });
  }
  edit(join(project, 'project.config.json'), (text) =>
    text.replace('"setting": {', '"setting": { "useCompilerPlugins": ["typescript"],'),
  );
  const { pages } = object(readFileSync(join(root, 'miniprogram/app.json'), 'utf8')) as {
    pages: readonly string[];
  };
  edit(join(project, 'app.json'), (text) =>
    JSON.stringify({
      ...object(text),
      ...object(block('json')),
      pages: ['pages/index/index', ...pages],
    }),
  );
  rmSync(join(project, 'app.js'));
  cpSync(join(root, 'miniprogram/app.ts'), join(project, 'app.ts'));
  edit(join(project, 'app.wxss'), (text) =>
    [readFileSync(join(root, 'miniprogram/app.wxss'), 'utf8'), text].join('\n'),
  );
  const opening = block('ts').replace(/^ *\/\/.*$/mu, "this.setData({ motto: 'bound' });");
  edit(join(project, 'pages/index/index.js'), (text) =>
    text.replace(/\}\);\s*$/u, `handleOpen() { ${opening} } });`),
  );
  edit(join(project, 'pages/index/index.wxml'), (text) =>
    text.replace('class="motto"', 'class="motto" bind:tap="handleOpen"'),
  );
  program = await launchProgram({ projectPath: project });
});

afterAll(async () => {
  await program.close();
  rmSync(project, { recursive: true });
});

test('another program opens the phone page and hears that a number is bound', async () => {
  const index = await program.page('pages/index/index');
  await (await index.$('.motto'))?.tap();
  const phone = await program.page('pages/phone/phone');
  const button = await eventually('the phone button', async () => {
    const component = await phone.$('#quick');
    return (await component?.$('button')) ?? undefined;
  });
  await program.tapPhoneButton(button, 'allow');
  await program.byText(await program.page('pages/index/index'), '.motto', 'bound');
  expect(program.stand.wechat.ledger.charges()).toHaveLength(1);
});
