import { resolve } from 'node:path';

import type * as Navigate from '../../../../miniprogram/pages/navigate';
import type { FakePlatform } from '../../../support/fake-platform';
import { createFakePlatform } from '../../../support/fake-platform';

const program = resolve(__dirname, '../../../../miniprogram');

interface Call {
  readonly verb: string;
  readonly options: Readonly<Record<string, unknown>> & { readonly complete: () => void };
}

let platform: FakePlatform;
let navigate: typeof Navigate;
/** Routes of the pages, the one on top last. */
let stack: string[];
let calls: Call[];

beforeEach(() => {
  platform = createFakePlatform();
  stack = ['pages/account/account'];
  calls = [];
  const record = (verb: string) => (options: Call['options']) => {
    calls.push({ verb, options });
  };
  Object.assign(globalThis, {
    wx: Object.fromEntries(
      ['navigateTo', 'navigateBack', 'reLaunch', 'showToast'].map((verb) => [verb, record(verb)]),
    ),
    getCurrentPages: () => stack.map((route) => ({ route })),
  });
  jest.resetModules();
  jest.doMock(resolve(program, 'platform/wechat-platform.ts'), () => ({
    createWechatPlatform: () => platform,
  }));
  navigate = jest.requireActual<typeof Navigate>(resolve(program, 'pages/navigate.ts'));
});

const account = { route: 'pages/account/account' };
const phone = { route: 'pages/phone/phone' };
const openPhone = () => {
  navigate.open(account, '../phone/phone');
};
const called = () => calls.map(({ verb, options: { url, delta } }) => [verb, url ?? delta]);

describe('opening a page', () => {
  it('happens once for two quick taps', () => {
    openPhone();
    openPhone();
    expect(called()).toStrictEqual([['navigateTo', '../phone/phone']]);
  });

  it('happens once for two quick taps on two different buttons', () => {
    openPhone();
    navigate.open(account, '../profile/profile');
    expect(calls).toHaveLength(1);
  });

  it('happens once when the second tap comes after WeChat has opened the page', () => {
    openPhone();
    stack.push(phone.route);
    calls[0]?.options.complete();
    openPhone();
    expect(calls).toHaveLength(1);
  });

  it('can be tried again as soon as WeChat says that it failed or succeeded', () => {
    openPhone();
    calls[0]?.options.complete();
    openPhone();
    expect(calls).toHaveLength(2);
  });

  it('can be tried again after three seconds without a word from WeChat, and not before', () => {
    openPhone();
    platform.advance(2999);
    openPhone();
    expect(calls).toHaveLength(1);
    platform.advance(1);
    openPhone();
    expect(calls).toHaveLength(2);
  });

  it('is not let through by the late word about an earlier one', () => {
    openPhone();
    platform.advance(3000);
    openPhone();
    calls[0]?.options.complete();
    openPhone();
    expect(calls).toHaveLength(2);
  });

  it('is open to the page that shows, though WeChat said nothing', () => {
    openPhone();
    stack.push(phone.route);
    navigate.open(phone, '../phone-manual/phone-manual');
    expect(called()).toStrictEqual([
      ['navigateTo', '../phone/phone'],
      ['navigateTo', '../phone-manual/phone-manual'],
    ]);
  });

  it('hands the listeners on', () => {
    const bound = jest.fn();
    navigate.open(account, '../phone/phone', { bound });
    expect(calls[0]?.options).toMatchObject({ events: { bound } });
  });
});

describe('leaving a page', () => {
  it('goes back once for two quick taps', () => {
    stack.push(phone.route);
    navigate.leave(phone);
    navigate.leave(phone);
    expect(called()).toStrictEqual([['navigateBack', 1]]);
  });

  it('leaves nothing more when the page is gone already', () => {
    navigate.leave(phone);
    expect(calls).toStrictEqual([]);
  });

  it('takes along what lies on the page', () => {
    stack.push(phone.route, 'pages/phone-manual/phone-manual');
    navigate.leave(phone);
    expect(called()).toStrictEqual([['navigateBack', 2]]);
  });

  it('ends at the account page when nobody is behind', () => {
    stack = [phone.route];
    navigate.leave(phone);
    stack = [phone.route, 'pages/phone-manual/phone-manual'];
    navigate.leave({ route: 'pages/phone-manual/phone-manual' }, 2);
    expect(called()).toStrictEqual([
      ['reLaunch', '../account/account'],
      ['reLaunch', '../account/account'],
    ]);
  });
});

test('a page finds the one beside it, wherever both were put', () => {
  expect(navigate.routeBeside(account, 'phone/phone')).toBe('pages/phone/phone');
  expect(navigate.routeBeside({ route: 'sub/pages/account/account' }, 'phone/phone')).toBe(
    'sub/pages/phone/phone',
  );
});

describe('the word that something happened', () => {
  it('is said once the page that did it is gone, and only where there is one', () => {
    stack.push(phone.route);
    navigate.leave(phone, 1, '绑定成功');
    expect(called()).toStrictEqual([['navigateBack', 1]]);
    stack.pop();
    calls[0]?.options.complete();
    expect(calls.at(-1)).toStrictEqual({ verb: 'showToast', options: { title: '绑定成功' } });

    stack.push(phone.route);
    navigate.leave(phone);
    calls.at(-1)?.options.complete();
    expect(calls.map(({ verb }) => verb)).toStrictEqual([
      'navigateBack',
      'showToast',
      'navigateBack',
    ]);
  });
});
