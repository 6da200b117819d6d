import { join } from 'node:path';

import { budgets } from '../../../bench/budgets';
import { callsOfKind, countLaunch } from '../../../bench/launch/launch';
import { transpilePackage } from '../../../bench/packaged/transpiled-package';

const program = transpilePackage(join(__dirname, '../../../../miniprogram'));

/** The page of app.json, and the one that shared cards open. */
const entries = ['pages/account/account', 'pages/phone/phone'];

describe.each(entries)('a start of the program at %s', (entry) => {
  it('waits for the storage at most once before the first paint', async () => {
    const counts = await countLaunch(program, entry);
    expect(callsOfKind(counts, 'synchronous storage')).toBeLessThanOrEqual(
      budgets.synchronousStorageReads,
    );
  });

  it('asks no network before its first page is being opened', async () => {
    const { calls, callsBeforePage } = await countLaunch(program, entry);
    const asked = calls.slice(0, callsBeforePage).filter(({ kind }) => kind === 'network');
    expect(asked.length).toBeLessThanOrEqual(budgets.networkBeforePaint);
  });

  it('sends little with its first setData', async () => {
    const { firstSetDataBytes, modules } = await countLaunch(program, entry);
    expect(modules).toBeGreaterThan(10);
    expect(firstSetDataBytes).toBeLessThanOrEqual(budgets.firstSetDataBytes);
  });
});

describe('countLaunch', () => {
  const app = (script: string) => [
    { path: 'app.json', bytes: 0, text: '{"pages":["page"]}' },
    { path: 'app.js', bytes: 0, text: script },
    {
      path: 'page.js',
      bytes: 0,
      text: 'Page({data:{a:1},onLoad(){wx.login({});this.setData({b:2})}})',
    },
  ];

  it('tells calls of the app from those of its first page, and counts setData in bytes', async () => {
    const counts = await countLaunch(
      app('wx.getStorageSync("k");App({onLaunch(){wx.request({})}})'),
    );
    expect(counts).toMatchObject({
      modules: 2,
      calls: [{ name: 'getStorageSync' }, { name: 'request' }, { name: 'login' }],
      callsBeforePage: 2,
      initialDataBytes: 7,
      firstSetDataBytes: 7,
    });
    expect(callsOfKind(counts, 'network')).toBe(2);
  });

  it('finds what a program does while nothing answers', async () => {
    const later = app('App({onShow(){Promise.resolve().then(()=>wx.checkSession({}))}})');
    await expect(countLaunch(later)).resolves.toMatchObject({ later: ['checkSession'] });
  });
});
