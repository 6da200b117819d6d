/** @jest-environment ./test/support/jest-environment.ts */
import type { HttpAnswer, HttpRequest } from 'miniprogram-host/jsdom';
import { wxOnPhone } from 'miniprogram-host/jsdom';
import { settled } from 'onboarding-testing';

import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import { differencesBetweenEngines } from '../../../support/engines/both-engines';
import type { EngineMount } from '../../../support/engines/engine';

/**
 * Every page on the engine of the host and on exparser, which phones run today: the same walk, the
 * same assertions, the same drawing at every step.
 */
const nobody = { id: 'u1', nickname: null, avatarUrl: null, phone: null };
const somebody = { ...nobody, phone: { masked: '138******78', countryCode: '86' } };

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const session = (user: object): Answer => ({
  status: 201,
  body: { token: 't', expiresInSeconds: 7200, user },
});
const problem = (status: number, code: string): Answer => ({ status, body: { code, status } });

/** Answers by route; everything else is as without a network. */
function backend(table: Readonly<Record<string, Answer>>) {
  return (request: HttpRequest): Promise<HttpAnswer> => {
    const { pathname } = new URL(request.url);
    const answer = table[`${request.method} ${pathname.replace('/v1', '')}`];
    if (answer === undefined) return Promise.resolve({ kind: 'failed', message: 'unreachable' });
    return Promise.resolve({
      kind: 'answered',
      response: {
        status: answer.status,
        headers: { 'content-type': 'application/json' },
        cookies: [],
        bodyBase64: Buffer.from(JSON.stringify(answer.body)).toString('base64'),
      },
    });
  };
}

/** Waits until a selector finds something: services answer a few turns later. */
async function shows(mount: EngineMount, ...selectors: readonly string[]): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    if (mount.findAll(...selectors).length > 0) return;
    await settled();
  }
  throw new Error(`${selectors.join(' >>> ')} does not appear`);
}

const text = (mount: EngineMount, ...selectors: readonly string[]) =>
  mount.find(...selectors).text();

function drawnDifferently(
  page: string,
  table: Readonly<Record<string, Answer>>,
  walk: (mount: EngineMount, look: () => void) => Promise<void>,
) {
  const fetch = backend(table);
  return differencesBetweenEngines(
    (engine) => engine.mountPage(page, { fetch }),
    walk,
    (options) => wxOnPhone({ fetch: options.fetch }).wx,
  );
}

const signedIn = { 'POST /sessions': session(nobody) };

it('account: a person without a number', async () => {
  const found = await drawnDifferently('account', signedIn, async (mount, look) => {
    await shows(mount, '#phone');
    expect(text(mount, '#phone')).toBe(zhCn.account.bindPhone);
    expect(mount.find('#phone').classes()).toContain('ob-button--primary');
    expect(mount.findAll('#unbind')).toHaveLength(0);
    look();
  });
  expect(found).toStrictEqual([]);
});

it('account: a person with a number', async () => {
  const table = { 'POST /sessions': session(somebody) };
  const found = await drawnDifferently('account', table, async (mount, look) => {
    await shows(mount, '#unbind');
    expect(text(mount, '.account__value')).toContain('138 **** **78');
    expect(text(mount, '#phone')).toBe(zhCn.account.replacePhone);
    look();
  });
  expect(found).toStrictEqual([]);
});

it('account: no network, and again', async () => {
  const found = await drawnDifferently('account', {}, async (mount, look) => {
    await shows(mount, '#retry');
    look();
    await mount.find('#retry').tap();
    await shows(mount, '#retry');
    expect(text(mount, '#retry')).toBe(zhCn.account.retry);
    look();
  });
  expect(found).toStrictEqual([]);
});

it('phone: both buttons, a refusal, no quota, and manual entry always', async () => {
  const found = await drawnDifferently('phone', signedIn, async (mount, look) => {
    await shows(mount, '#quick');
    await shows(mount, '#realtime');
    const quick = () => mount.find('#quick', '.ob-button');
    expect([quick().bound('openType'), quick().classes()]).toStrictEqual([
      'getPhoneNumber',
      ['ob-button', 'ob-button--primary'],
    ]);
    await quick().tap();
    await quick().fire('getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' });
    expect(mount.findAll('.ob-notice')).toHaveLength(1);
    look();
    await quick().fire('getphonenumber', {
      errMsg: 'getPhoneNumber:fail appid no enough quota',
      errno: 1400001,
    });
    await settled();
    expect(mount.data()).toMatchObject({ view: { kind: 'noQuota', next: 'realtime' } });
    expect(text(mount, '#manual')).toBe(zhCn.phone.manual);
    look();
  });
  expect(found).toStrictEqual([]);
});

it('phone: a number that belongs to another account', async () => {
  const table = { ...signedIn, 'POST /user/phone': problem(409, 'phone-already-bound') };
  const found = await drawnDifferently('phone', table, async (mount, look) => {
    await shows(mount, '#realtime');
    const realtime = mount.find('#realtime', '.ob-button');
    await realtime.tap();
    await realtime.fire('getrealtimephonenumber', {
      errMsg: 'getRealtimePhoneNumber:ok',
      code: 'c',
    });
    await shows(mount, '#move');
    for (let turn = 0; turn < 20; turn += 1) await settled();
    expect(mount.data()).toMatchObject({ view: { kind: 'conflict' } });
    look();
    await mount.find('#other').tap();
    expect(mount.data()).toMatchObject({ view: { kind: 'asking' } });
    look();
  });
  expect(found).toStrictEqual([]);
});

it('phone: a person who has a number, and wants another', async () => {
  const table = { 'POST /sessions': session(somebody) };
  const found = await drawnDifferently('phone', table, async (mount, look) => {
    await shows(mount, '.phone__number');
    expect(text(mount, '.phone__number')).toContain('138 **** **78');
    expect(mount.findAll('#quick')).toHaveLength(0);
    look();
    await mount.find('.ob-button--text').tap();
    await shows(mount, '#quick');
    look();
  });
  expect(found).toStrictEqual([]);
});

it('phone-manual: what is missing, and the regions', async () => {
  const found = await drawnDifferently('phone-manual', signedIn, async (mount, look) => {
    await mount.find('#submit').tap();
    expect(text(mount, '.ob-field__message')).toBe(zhCn.phoneManual.numberMissing);
    look();
    await mount.find('#number').fire('input', { value: '138 0013 8000' });
    await mount.find('#number').fire('blur', { value: '138 0013 8000' });
    expect(mount.find('#number').bound('value')).toBe('13800138000');
    await mount.find('#submit').tap();
    expect(text(mount, '.ob-field__message')).toBe(zhCn.phoneManual.codeMissing);
    look();
    await mount.find('#code').fire('blur', { value: '' });
    await mount.find('#region').tap();
    expect(mount.data()).toMatchObject({ view: { kind: 'region' } });
    look();
  });
  expect(found).toStrictEqual([]);
});

it('profile: a picture, a nickname that review refuses, and nothing to save', async () => {
  const found = await drawnDifferently('profile', signedIn, async (mount, look) => {
    await mount.find('.profile__form').fire('submit', { value: { nickname: '' } });
    expect(mount.findAll('.ob-field__message')).toHaveLength(1);
    look();
    const avatarUrl = 'http://tmp/avatar.png';
    await mount.find('.profile__picture').fire('chooseavatar', { avatarUrl });
    expect(mount.find('.profile__avatar').bound('src')).toBe(avatarUrl);
    expect(mount.findAll('.ob-field__message')).toHaveLength(0);
    look();
    const field = mount.find('.ob-field');
    await field.fire('input', { value: '坏' });
    await field.fire('blur', { value: '坏' });
    await field.fire('nicknamereview', { pass: false, timeout: false });
    expect(text(mount, '.ob-field__message')).toBe(zhCn.profile.rejected);
    look();
  });
  expect(found).toStrictEqual([]);
});

it('lab: what WeChat said, word for word', async () => {
  const found = await drawnDifferently('lab', signedIn, async (mount, look) => {
    await mount.find('#nickname').fire('input', { value: 'Lin' });
    expect(text(mount, '#raw')).toContain('"value": "Lin"');
    look();
    await mount.find('#quick', '.ob-button').fire('getphonenumber', { errMsg: 'x', code: 'c' });
    expect(text(mount, '#raw')).toContain('"errMsg": "x"');
    look();
  });
  expect(found).toStrictEqual([]);
});
