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

/** Where an adopter puts them. Pages of a subpackage may use what lies in the main package, not the other way. */
interface Place {
  readonly name: string;
  /** Empty, or a folder that ends with a slash. */
  readonly folder: string;
  readonly app: (pages: readonly string[]) => object;
}

const index = 'pages/index/index';
const places: readonly Place[] = [
  { name: 'beside its own', folder: '', app: (pages) => ({ pages: [index, ...pages] }) },
  {
    name: 'in a folder of their own, the pages a subpackage',
    folder: 'onboarding/',
    app: (pages) => ({
      pages: [index],
      subPackages: [
        { root: 'onboarding/pages', pages: pages.map((page) => page.replace(/^pages\//u, '')) },
      ],
    }),
  },
];

function adopt({ folder, app }: Place): string {
  const project = mkdtempSync(join(tmpdir(), 'adopted-pages-'));
  cpSync(join(root, 'packages/components/test/fixtures/fresh-project'), project, {
    recursive: true,
  });
  const copied = [...section.matchAll(/^\| `([\w.]+)` +\|/gmu)].map(([, name = '']) => name);
  if (copied.length !== 9) throw new Error(`docs/adopting.md lists ${copied.join()}.`);
  for (const name of copied) {
    cpSync(join(root, 'miniprogram', name), join(project, folder, name), { recursive: true });
  }
  edit(join(project, 'project.config.json'), (text) =>
    text.replace('"setting": {', '"setting": { "useCompilerPlugins": ["typescript"],'),
  );
  const { pages } = object(readFileSync(join(root, 'miniprogram/app.json'), 'utf8')) as {
    pages: readonly string[];
  };
  edit(join(project, 'app.json'), (text) =>
    JSON.stringify({ ...object(text), ...object(block('json')), ...app(pages) }),
  );
  rmSync(join(project, 'app.js'));
  const own = (name: string): string =>
    readFileSync(join(root, 'miniprogram', name), 'utf8').replaceAll("'./", `'./${folder}`);
  writeFileSync(join(project, 'app.ts'), own('app.ts'));
  const opening = block('ts')
    .replace(/^ *\/\/.*$/mu, "this.setData({ motto: 'bound' });")
    .replace("'/pages", `'/${folder}pages`);
  edit(join(project, 'pages/index/index.js'), (text) =>
    text.replace(
      /\}\);\s*$/u,
      `handleOpen() { ${opening} }, handleAccount() { wx.navigateTo({ url: '/${folder}pages/account/account' }); } });`,
    ),
  );
  edit(join(project, 'pages/index/index.wxml'), (text) =>
    text.replace(
      'class="motto"',
      'class="motto" bind:tap="handleOpen" bind:longpress="handleAccount"',
    ),
  );
  return project;
}

describe.each(places)('another program with the pages $name', (place) => {
  const { folder } = place;
  let project: string;
  let program: ProgramUnderTest;

  beforeAll(async () => {
    project = adopt(place);
    program = await launchProgram({ projectPath: project });
  });

  afterAll(async () => {
    await program.close();
    rmSync(project, { recursive: true });
  });

  test('goes from page to page and back, and shares the page where it lies', async () => {
    await (await (await program.page(index)).$('.motto'))?.longpress();
    await program.page(`${folder}pages/account/account`);
    const tap = async (selector: string): Promise<void> => {
      const element = await eventually(
        selector,
        async () => (await (await program.miniProgram.currentPage())?.$(selector)) ?? undefined,
      );
      await element.tap();
    };
    await tap('#profile');
    await program.page(`${folder}pages/profile/profile`);
    await tap('#not-now');
    await program.page(`${folder}pages/account/account`);
    await tap('#phone');
    const phone = await program.page(`${folder}pages/phone/phone`);
    await expect(phone.callMethod('onShareAppMessage')).resolves.toMatchObject({
      path: `/${folder}pages/phone/phone`,
    });
    await tap('#manual');
    await program.page(`${folder}pages/phone-manual/phone-manual`);
    await program.miniProgram.reLaunch(`/${folder}pages/profile/profile`);
    await tap('#not-now');
    await expect(program.page(`${folder}pages/account/account`)).resolves.toBeDefined();
    await program.miniProgram.reLaunch(`/${index}`);
  });

  test('opens the phone page and hears that a number is bound', async () => {
    const page = await program.page(index);
    await (await page.$('.motto'))?.tap();
    const phone = await program.page(`${folder}pages/phone/phone`);
    const button = await eventually('the phone button', async () => {
      const component = await phone.$('#quick');
      return (await component?.$('button')) ?? undefined;
    });
    await program.tapPhoneButton(button, 'allow');
    await program.byText(await program.page(index), '.motto', 'bound');
    expect(program.stand.wechat.ledger.charges()).toHaveLength(1);
  });
});
