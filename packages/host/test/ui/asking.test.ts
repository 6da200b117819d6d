import { join } from 'node:path';

import type Page from 'miniprogram-automator/out/Page';
import type { Automated } from 'onboarding-testing';
import { eventually, launchAutomated } from 'onboarding-testing';

/** WeChat's own sheets in the browser, driven by the automation alone (fixtures/asking). */
let automated: Automated;
let page: Page;

beforeAll(async () => {
  automated = await launchAutomated({
    projectPath: join(__dirname, 'fixtures/asking'),
    cliPath: join(__dirname, '../../bin/miniprogram-host'),
  });
  const current = await automated.miniProgram.currentPage();
  if (current === undefined) throw new Error('no page');
  page = current;
});

beforeEach(async () => {
  await page.setData({ heard: [] });
});

afterAll(async () => {
  await automated.close();
});

const heard = async () => (await page.data('heard')) as readonly string[];

async function tap(selector: string): Promise<void> {
  const element = await page.$(selector);
  if (element === null) throw new Error(`no ${selector}`);
  await element.tap();
}

/** Presses a button of a sheet once that is on the screen. */
const press = (name: 'closePaymentDialog' | 'authorizeAllow') =>
  eventually(name, async () => {
    await automated.miniProgram.native()[name]();
    return true;
  });

const heardTwice = () =>
  eventually('two things heard', async () => {
    const all = await heard();
    return all.length >= 2 ? all : undefined;
  });

test('a payment is closed, and its callback may ask for a subscription', async () => {
  await tap('#pay');
  await press('closePaymentDialog');
  await press('authorizeAllow');
  expect(await heardTwice()).toStrictEqual(['requestPayment:fail cancel', 'subscribed accept']);
});

test('a location is asked for, and the map goes there', async () => {
  await tap('#where');
  await press('authorizeAllow');
  expect(await heardTwice()).toStrictEqual(['at 23.099994', 'centre 23.099994']);
});
