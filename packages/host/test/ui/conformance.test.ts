import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import automator from 'miniprogram-automator';
import type MiniProgram from 'miniprogram-automator/out/MiniProgram';
import type Page from 'miniprogram-automator/out/Page';
import type { Automated } from 'onboarding-testing';
import { launchAutomated } from 'onboarding-testing';

/** Every method of the client's MiniProgram and Native, called for real (fixtures/conformance). */
let automated: Automated;
let miniProgram: MiniProgram;
let home: Page;

const projectPath = join(__dirname, 'fixtures/conformance');
const cliPath = join(__dirname, '../../bin/miniprogram-host');

beforeAll(async () => {
  automated = await launchAutomated({ projectPath, cliPath });
  ({ miniProgram } = automated);
  home = await currentPage();
});

beforeEach(async () => {
  await home.setData({ heard: [], name: '小林', shown: true, covered: false });
});

afterAll(async () => {
  await automated.close();
});

async function currentPage(): Promise<Page> {
  const page = await miniProgram.currentPage();
  if (page === undefined) throw new Error('no page');
  return page;
}

const heard = async () => (await home.data('heard')) as readonly string[];

describe('MiniProgram', () => {
  test('pages: the stack and the current page are the same objects', async () => {
    const stack = await miniProgram.pageStack();
    expect(stack).toHaveLength(1);
    expect(stack[0]).toBe(home);
    expect([home.path, home.query]).toStrictEqual(['pages/home/home', {}]);
  });

  test('navigation: to, redirect, back, relaunch, tab; a page on the stack stays usable', async () => {
    const second = await miniProgram.navigateTo('/pages/second/second?id=5');
    expect([second?.path, second?.query]).toStrictEqual(['pages/second/second', { id: '5' }]);
    await expect(home.data('name')).resolves.toBe('小林');
    const other = await miniProgram.redirectTo('/pages/second/second?id=6');
    expect(other).not.toBe(second);
    await expect(second?.data()).rejects.toThrow(/^Page\[\d+\] not exists$/);
    await expect(other?.data('query.id')).resolves.toBe('6');
    expect((await miniProgram.navigateBack())?.path).toBe('pages/home/home');
    await expect(miniProgram.navigateTo('/pages/tab/tab')).rejects.toThrow(
      'can not navigateTo a tabbar page',
    );
    expect((await miniProgram.switchTab('/pages/tab/tab'))?.path).toBe('pages/tab/tab');
    home = (await miniProgram.reLaunch('/pages/home/home')) ?? home;
    expect(home.path).toBe('pages/home/home');
  });

  test('callWxMethod and systemInfo answer values, unknown methods an error', async () => {
    await miniProgram.callWxMethod('setStorage', { key: 'k', data: { n: 1 } });
    await expect(miniProgram.callWxMethod('getStorageSync', 'k')).resolves.toStrictEqual({ n: 1 });
    await expect(miniProgram.systemInfo()).resolves.toMatchObject({ windowWidth: 390 });
    await expect(miniProgram.callWxMethod('fly')).rejects.toThrow('wx.fly not exists');
  });

  test('mockWxMethod: values, failures and functions with this.origin; restore restores', async () => {
    const login = () =>
      miniProgram.evaluate(
        '() => new Promise((resolve) => { wx.login({ success: resolve, fail: resolve }) })',
      );
    await miniProgram.mockWxMethod('login', { code: 'mocked', errMsg: 'login:ok' });
    await expect(login()).resolves.toStrictEqual({ code: 'mocked', errMsg: 'login:ok' });
    await miniProgram.mockWxMethod('login', { errMsg: 'login:fail no' });
    await expect(miniProgram.callWxMethod('login')).rejects.toThrow('no');
    await miniProgram.mockWxMethod(
      'getStorageSync',
      function mocked(this: { origin(key: string): unknown }, key: string, extra: string) {
        return [this.origin(key), extra];
      },
      'more',
    );
    await miniProgram.callWxMethod('setStorageSync', 'k', 'kept');
    await expect(miniProgram.callWxMethod('getStorageSync', 'k')).resolves.toStrictEqual([
      'kept',
      'more',
    ]);
    await miniProgram.restoreWxMethod('getStorageSync');
    await miniProgram.restoreWxMethod('login');
    await expect(miniProgram.callWxMethod('getStorageSync', 'k')).resolves.toBe('kept');
    await expect(login()).resolves.toMatchObject({ errMsg: 'login:ok' });
  });

  test('plugins are refused by name', async () => {
    const refused = 'plugin wxplugin not exists: this host runs no plugins';
    await expect(miniProgram.callPluginWxMethod('wxplugin', 'login')).rejects.toThrow(refused);
    await expect(miniProgram.mockPluginWxMethod('wxplugin', 'login', 1)).rejects.toThrow(refused);
    await expect(miniProgram.restorePluginWxMethod('wxplugin', 'login')).rejects.toThrow(refused);
  });

  test('evaluate runs in the program’s realm, waits for promises and reports what is thrown', async () => {
    const greeting = '() => getApp().globalData.greeting + getCurrentPages().length';
    await expect(miniProgram.evaluate(greeting)).resolves.toBe('你好1');
    await expect(
      miniProgram.evaluate((a: number, b: number) => Promise.resolve(a * b), 6, 7),
    ).resolves.toBe(42);
    await expect(miniProgram.evaluate('() => { throw new Error("坏") }')).rejects.toThrow('坏');
    await expect(miniProgram.evaluate('() => typeof window + typeof process')).resolves.toBe(
      'undefinedundefined',
    );
    await expect(miniProgram.evaluate('() => getCurrentPages()[0]')).resolves.toMatchObject({
      route: 'pages/home/home',
    });
  });

  test('exposeFunction hears calls of the program', async () => {
    const called = new Promise((resolve) => {
      void miniProgram.exposeFunction('report', (...args: unknown[]) => {
        resolve(args);
      });
    });
    await miniProgram.evaluate('() => { report(1, { two: 2 }) }');
    await expect(called).resolves.toStrictEqual([1, { two: 2 }]);
  });

  test('console and exceptions of the program arrive', async () => {
    const line = new Promise((resolve) => miniProgram.on('console', resolve));
    await miniProgram.evaluate('() => console.warn("小心", { n: 1 })');
    await expect(line).resolves.toStrictEqual({ type: 'warn', args: ['小心', { n: 1 }] });
    const exception = new Promise((resolve) => miniProgram.on('exception', resolve));
    await miniProgram.evaluate('() => { setTimeout(() => { throw new Error("没人接") }) }');
    await expect(exception).resolves.toMatchObject({
      message: expect.stringContaining('没人接') as string,
    });
    miniProgram.removeAllListeners();
  });

  test('pageScrollTo scrolls, and page.scrollTop and page.size tell', async () => {
    await miniProgram.pageScrollTo(150);
    await expect(home.scrollTop()).resolves.toBe(150);
    await miniProgram.pageScrollTo(0);
    const size = await home.size();
    expect(size.width).toBe(390);
    expect(Number(size.height)).toBeGreaterThan(2000);
  });

  test('screenshot gives a PNG, as text and as a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
    const path = join(folder, 'screen.png');
    await miniProgram.screenshot({ path });
    const file = await readFile(path);
    await rm(folder, { recursive: true });
    expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toStrictEqual([780, 1688]);
    const text = (await miniProgram.screenshot()) ?? '';
    expect(Buffer.from(text, 'base64').subarray(1, 4).toString()).toBe('PNG');
  });

  test('tool: version, accounts, tickets; audits and remote debug say what is missing', async () => {
    await miniProgram.checkVersion();
    await expect(miniProgram.testAccounts()).resolves.toStrictEqual([]);
    await expect(miniProgram.getTicket()).resolves.toStrictEqual({ ticket: '', expiredTime: 0 });
    await miniProgram.setTicket('t');
    await expect(miniProgram.getTicket()).resolves.toStrictEqual({ ticket: 't', expiredTime: 0 });
    await miniProgram.refreshTicket();
    await expect(miniProgram.stopAudits()).rejects.toThrow(
      'audits are made by WeChat DevTools only',
    );
    await expect(miniProgram.remote()).rejects.toThrow('remote debug needs a real phone');
  });

  test('a second client sees the same program, and its going disturbs nobody', async () => {
    const other = await automator.connect({ wsEndpoint: automated.wsEndpoint });
    expect((await other.currentPage())?.path).toBe('pages/home/home');
    other.disconnect();
    expect((await miniProgram.currentPage())?.path).toBe('pages/home/home');
  });
});

describe('native', () => {
  test('modal buttons are pressed', async () => {
    await home.callMethod('ask');
    await miniProgram.native().confirmModal();
    await home.callMethod('ask');
    await miniProgram.native().cancelModal();
    await expect(heard()).resolves.toStrictEqual(['modal true', 'modal false']);
  });

  test('home, back and tab buttons are pressed', async () => {
    const native = miniProgram.native();
    await miniProgram.callWxMethod('navigateTo', { url: '/pages/second/second' });
    await native.navigateLeft();
    expect((await currentPage()).path).toBe('pages/home/home');
    await native.switchTab({ url: '/pages/tab/tab' });
    expect((await currentPage()).path).toBe('pages/tab/tab');
    await native.goHome();
    home = await currentPage();
    expect(home.path).toBe('pages/home/home');
  });

  test.each([
    ['authorizeAllow', 'no authorization dialog is on the screen'],
    ['authorizeCancel', 'no authorization dialog is on the screen'],
    ['closePaymentDialog', 'no payment dialog is on the screen'],
    ['shareConfirm', 'no share dialog is on the screen'],
    ['shareCancel', 'no share dialog is on the screen'],
  ] as const)('%s without a dialog: %s', async (method, message) => {
    await expect(miniProgram.native()[method]()).rejects.toThrow(message);
  });
});
