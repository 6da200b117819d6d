import { freePort, npmRun } from 'onboarding-testing';
import type { Browser, Page } from 'playwright-core';

import { listen } from '../../support/backends/listen';
import { createSmallBackend } from '../../support/backends/small-backend';
import type { PanelChoice } from '../../support/desk/started-phone';
import { openStartedPhone } from '../../support/desk/started-phone';
import { openBrowser } from '../../support/open-browser';

/** `npm start -- --backend`: another backend under the program, with nothing but what is printed. */
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

const inDevTools: PanelChoice = { client: 'host', envVersion: 'develop' };
const elsewhere: readonly PanelChoice[] = [
  { client: 'ios', envVersion: 'develop' },
  { client: 'android', envVersion: 'trial' },
  { client: 'ios', envVersion: 'release' },
];

const printed = (stdout: string, name: string): string => {
  const found = new RegExp(`${name}[ =]+(\\S+)`, 'u').exec(stdout)?.[1];
  if (found === undefined) throw new Error(`npm start prints no ${name}:\n${stdout}`);
  return found;
};

async function numberShown(url: string, choice: PanelChoice): Promise<string> {
  const page = await openStartedPhone(browser, url, choice);
  const value = page.locator('.account__value');
  const text = (await value.count()) > 0 ? await value.first().textContent() : 'no account';
  await page.close();
  return text ?? '';
}

async function bindNumber(page: Page): Promise<void> {
  await page.locator('#phone').last().click();
  await page.locator('#quick wx-button').last().click();
  await page.locator('.host-answers button').last().click();
  await page.locator('.account__value', { hasText: '135 **** **66' }).last().waitFor();
  await page.close();
}

test('a backend that is given what was printed binds a number, and every choice of the panel reaches it', async () => {
  const port = await freePort();
  let shown: readonly string[] = [];
  const { stdout, stderr } = await npmRun('start', ['--backend', `http://127.0.0.1:${port}`], {
    env: { PORT: '0' },
    interruptAfter: /Ctrl-C/u,
    beforeInterrupt: async (said) => {
      const app = createSmallBackend({
        baseUrl: printed(said, 'WECHAT_BASE_URL'),
        appid: printed(said, 'WECHAT_APPID'),
        secret: printed(said, 'WECHAT_SECRET'),
      });
      const backend = await listen(app, port);
      try {
        const url = printed(said, 'Phone');
        await bindNumber(await openStartedPhone(browser, url, inDevTools));
        const texts: string[] = [];
        for (const choice of elsewhere) texts.push(await numberShown(url, choice));
        shown = texts;
      } finally {
        await backend.close();
      }
    },
  });
  expect(shown).toStrictEqual(elsewhere.map(() => '135 **** **66'));
  expect(stdout).toContain('start your backend');
  expect(stderr).toBe('');
});

test('a base path, as the address is copied with it, comes before every call', async () => {
  const port = await freePort();
  let shown = '';
  const { stdout } = await npmRun('start', ['--backend', `http://127.0.0.1:${port}/api/v1/`], {
    env: { PORT: '0' },
    interruptAfter: /Ctrl-C/u,
    beforeInterrupt: async (said) => {
      const app = createSmallBackend({
        baseUrl: printed(said, 'WECHAT_BASE_URL'),
        appid: printed(said, 'WECHAT_APPID'),
        secret: printed(said, 'WECHAT_SECRET'),
      });
      const backend = await listen(app, port, '/api');
      try {
        shown = await numberShown(printed(said, 'Phone'), { client: 'ios', envVersion: 'release' });
      } finally {
        await backend.close();
      }
    },
  });
  expect(shown).toBe('未绑定');
  expect(stdout).toContain(`http://127.0.0.1:${port}/api/v1  (yours)`);
});

test('without one, every choice reaches the stand-in', async () => {
  let shown: readonly string[] = [];
  await npmRun('start', [], {
    env: { PORT: '0' },
    interruptAfter: /Ctrl-C/u,
    beforeInterrupt: async (said) => {
      const url = printed(said, 'Phone');
      const texts: string[] = [];
      for (const choice of elsewhere) texts.push(await numberShown(url, choice));
      shown = texts;
    },
  });
  expect(shown).toStrictEqual(['未绑定', '未绑定', '未绑定']);
});
