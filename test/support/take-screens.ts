import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type Element from 'miniprogram-automator/out/Element';
import { eventually } from 'onboarding-testing';

import type { PhoneSettings, ProgramUnderTest } from './program-under-test';
import { launchProgram } from './program-under-test';

/**
 * Pictures of every page in every language and theme, and with large text, into .cache/screens:
 * `npx tsx -C onboarding-source test/support/take-screens.ts`. For people to look at; nothing is compared.
 */
const folder = join(__dirname, '../../.cache/screens');

const looks: readonly PhoneSettings[] = [
  ...['zh_CN', 'zh_TW', 'en'].flatMap((language) =>
    ['light', 'dark'].map((theme) => ({ language, theme })),
  ),
  { language: 'zh_CN', theme: 'light', fontScale: 1.5 },
  { language: 'en', theme: 'light', fontScale: 1.5, device: 'small-phone' },
];

async function walk(program: ProgramUnderTest, look: PhoneSettings): Promise<void> {
  const name = Object.values(look).join('-');
  const shoot = async (screen: string) => {
    // A sheet rises for 240 ms, a question fades in.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const data = await program.miniProgram.screenshot();
    writeFileSync(join(folder, `${name}-${screen}.png`), Buffer.from(String(data), 'base64'));
  };
  const at = (path: string) => program.page(`pages/${path}/${path}`);
  const find = (path: string, ...selectors: readonly string[]): Promise<Element> =>
    eventually(`${path} ${selectors.join(' ')}`, async () => {
      let element = (await (await at(path)).$(selectors[0] ?? '')) ?? undefined;
      for (const selector of selectors.slice(1)) {
        element = (await element?.$(selector)) ?? undefined;
      }
      return element;
    });
  const tap = async (path: string, ...selectors: readonly string[]) => {
    await (await find(path, ...selectors)).tap();
  };
  const native = program.miniProgram.native();

  await program.startAfresh({ ...look, network: 'offline' });
  await find('account', '#retry');
  await shoot('account-offline');
  await program.startAfresh(look);
  await find('account', '#phone');
  await shoot('account');
  await tap('account', '#profile');
  await find('profile', '#save');
  await shoot('profile');
  await tap('profile', '#save');
  await find('profile', '.field__message');
  await shoot('profile-message');
  await tap('profile', '#not-now');
  await tap('account', '#phone');
  await find('phone', '#quick');
  await shoot('phone');
  await tap('phone', '#quick', 'button');
  await eventually('the authorisation sheet', async () => {
    await native.authorizeCancel();
    return true;
  });
  await find('phone', '.notice');
  await shoot('phone-declined');
  program.stand.quota().set('quick', 0);
  await tap('phone', '#quick', 'button');
  await find('phone', 'bottom-sheet', 'phone-button', 'button');
  await shoot('phone-quota');
  await tap('phone', 'bottom-sheet', '.button--quiet');
  await tap('phone', '#manual');
  await find('phone-manual', '#send');
  await shoot('phone-manual');
  await tap('phone-manual', '#submit');
  await find('phone-manual', '.field__message');
  await shoot('phone-manual-message');
  await tap('phone-manual', '#region');
  await find('phone-manual', 'region-picker', '.region-picker__row');
  await shoot('phone-manual-regions');
  await tap('phone-manual', 'region-picker', '.region-picker__row');
  await tap('phone-manual', '#not-now');
  await tap('phone', '#realtime', 'button');
  await eventually('the authorisation sheet', async () => {
    await native.authorizeAllow();
    return true;
  });
  await find('account', '#unbind');
  await shoot('account-bound');
  await tap('account', '#delete');
  await shoot('account-delete');
  await eventually('the question', async () => {
    await native.confirmModal();
    return true;
  });
  await find('account', '#start-again');
  await shoot('account-deleted');
  await tap('account', '#lab');
  await find('lab', '#raw');
  await shoot('lab');
  await program.startAfresh({ ...look, privacy: 'not-agreed' });
  await tap('account', '#phone');
  await tap('phone', '#quick', 'button');
  await find('phone', 'privacy-sheet', '#privacy-agree');
  await shoot('privacy');
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const program = await launchProgram();
  try {
    for (const look of looks) await walk(program, look);
  } finally {
    await program.close();
  }
}

main().then(
  // The client's launcher leaves a timer of 15 s behind.
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
