import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type Page from 'miniprogram-automator/out/Page';
import { eventually, npmRun } from 'onboarding-testing';

import type { ProgramUnderTest } from '../../support/program-under-test';
import { launchProgram } from '../../support/program-under-test';

/** `npm run adopt` into a program whose styles have the names that any program has: neither side looks different. */
const shop = join(__dirname, 'fixtures/shop');
const home = 'pages/index/index';
const places = [
  { where: 'a folder', words: [] },
  { where: 'a subpackage', words: ['--subpackage'] },
];

const properties = [
  ...['display', 'color', 'background-color', 'font-size', 'font-weight', 'line-height'],
  ...['padding-left', 'padding-top', 'margin-top', 'margin-bottom', 'border-top-width'],
  ...['border-top-left-radius', 'width', 'min-height', 'height', 'box-sizing', 'box-shadow'],
  ...['letter-spacing', 'opacity', 'text-align', 'text-transform'],
];

type Holder = Pick<Page, '$'>;

const element = (holder: Holder, selector: string) =>
  eventually(selector, async () => (await holder.$(selector)) ?? undefined);

/** What the browser has computed for the first element of each selector. */
async function looks(holder: Holder, selectors: readonly string[]): Promise<readonly string[]> {
  const all = await Promise.all(
    selectors.map(async (selector) => {
      const found = await element(holder, selector);
      const styles = await Promise.all(properties.map((property) => found.style(property)));
      return properties.map((property, at) => `${selector} ${property}: ${styles[at]}`);
    }),
  );
  return all.flat();
}

const ofTheirs = ['.page', '.title', '.card', '.secondary', '.button', '.said'];
const ofPhone = [
  '.ob-page',
  '.ob-title',
  '.ob-emblem',
  '.ob-card',
  '.ob-row',
  '.ob-icon',
  '#manual',
];
const ofManual = ['.ob-page', '.ob-title', '.ob-secondary', '.ob-card', '.ob-field', '#submit'];
const ofAccount = ['.ob-page', '.account__avatar', '#phone'];
const ofProfile = ['.ob-page', '.profile__picture'];

const open = async (program: ProgramUnderTest, path: string): Promise<Page> => {
  await program.miniProgram.callWxMethod('reLaunch', { url: `/${path}` });
  return program.page(path);
};

async function ours(program: ProgramUnderTest, folder: string): Promise<readonly string[]> {
  const phone = await open(program, `${folder}pages/phone/phone`);
  const shown = await looks(phone, ofPhone);
  const inButton = await looks(await element(phone, '#quick'), ['.ob-button']);
  const manual = await open(program, `${folder}pages/phone-manual/phone-manual`);
  const shownByHand = await looks(manual, ofManual);
  const account = await open(program, `${folder}pages/account/account`);
  const shownOfAccount = await looks(account, ofAccount);
  const profile = await open(program, `${folder}pages/profile/profile`);
  const shownOfProfile = await looks(profile, ofProfile);
  return [...shown, ...inButton, ...shownByHand, ...shownOfAccount, ...shownOfProfile];
}

let theirsBefore: readonly string[];
let oursAtHome: readonly string[];

beforeAll(async () => {
  const theirs = await launchProgram({ projectPath: shop });
  theirsBefore = await looks(await theirs.page(home), ofTheirs);
  await theirs.close();
  const own = await launchProgram();
  oursAtHome = await ours(own, '');
  await own.close();
});

describe.each(places)('adopted into $where', ({ words }) => {
  let project: string;
  let program: ProgramUnderTest;

  beforeAll(async () => {
    project = mkdtempSync(join(tmpdir(), 'adopted-'));
    cpSync(shop, project, { recursive: true });
    await npmRun('adopt', [project, '--write', ...words]);
    program = await launchProgram({ projectPath: project });
  });

  afterAll(async () => {
    await program.close();
    rmSync(project, { recursive: true });
  });

  test('their own page is drawn as before, and ours as in their own program', async () => {
    expect(await looks(await program.page(home), ofTheirs)).toStrictEqual(theirsBefore);
    expect(await ours(program, 'onboarding/')).toStrictEqual(oursAtHome);
  });

  test('walks to a bound number, and the page that asked hears of it', async () => {
    const page = await open(program, home);
    await (await page.$('.button'))?.tap();
    const phone = await program.page('onboarding/pages/phone/phone');
    const button = await element(await element(phone, '#quick'), '.ob-button');
    await program.tapPhoneButton(button, 'allow');
    await program.byText(await program.page(home), '.said', 'bound');
    expect(program.stand.wechat.ledger.charges()).toHaveLength(1);

    const account = await open(program, 'onboarding/pages/account/account');
    await program.byText(account, '.account__value', '135 **** **66');
  });
});
