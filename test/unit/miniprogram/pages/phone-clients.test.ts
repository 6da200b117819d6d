import { config } from '../../../../miniprogram/config';
import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import type { PhoneComponent } from '../../../../miniprogram/models/phone';
import { problem } from '../../../support/fake-platform';
import { settled } from '../../../support/load-page';
import { bound, granted, openPhonePage } from './open-phone-page';

describe('clients before 2.21.2', () => {
  const legacy = { errMsg: 'getPhoneNumber:ok', encryptedData: 'e', iv: 'i' };
  const old = { sdkVersion: '2.20.0' };

  it('offer quick verification only and hand the legacy payload over', async () => {
    const { page, tap, exchanges } = await openPhonePage(bound, { app: old });
    expect(page.data['methods']).toStrictEqual(['quick']);
    tap('quick', legacy);
    await settled();
    expect(exchanges()[0]?.body).toStrictEqual({ kind: 'encrypted', encryptedData: 'e', iv: 'i' });
  });

  it('log in before the tap, anew when the session key is stale, and never after it', async () => {
    const { tap, logins } = await openPhonePage(bound, {
      app: old,
      abilities: { checkSession: () => Promise.resolve(false) },
    });
    expect(logins()).toBe(2);
    tap('quick', legacy);
    await settled();
    expect(logins()).toBe(2);
  });

  it('ask for one more tap when the session was stale all the same', async () => {
    const { page, tap } = await openPhonePage(() => problem(409, 'wechat-session-stale'), {
      app: old,
    });
    tap('quick', legacy);
    await settled();
    expect(page.data['view']).toMatchObject({ kind: 'asking', message: zhCn.phone.sessionStale });
  });
});

describe('wx.getPhoneNumber on a button of our own', () => {
  it('is asked for inside the tap and read as every other event', async () => {
    jest.doMock('../../../../miniprogram/config', () => ({
      config: { ...config, phone: { ...config.phone, preferApi: true } },
    }));
    const asked: PhoneComponent[] = [];
    const { page, exchanges, left } = await openPhonePage(bound, {
      abilities: {
        askPhoneNumber: (component) => {
          asked.push(component);
          return Promise.resolve(granted);
        },
      },
    });
    expect(page.data['viaApi']).toBe(true);
    page.call('handleAsk', { detail: { component: 'realtime' } });
    expect(asked).toStrictEqual(['realtime']);
    await settled();
    expect(exchanges()[0]?.body).toMatchObject({ component: 'realtime', code: 'c' });
    expect(left()).toStrictEqual([['navigateBack', { delta: 1 }]]);
    jest.dontMock('../../../../miniprogram/config');
  });

  it('is left to the button of WeChat where the client or the configuration says so', async () => {
    const { page } = await openPhonePage(bound, {
      abilities: { askPhoneNumber: () => Promise.resolve(granted) },
    });
    expect(page.data['viaApi']).toBe(false);
  });
});
