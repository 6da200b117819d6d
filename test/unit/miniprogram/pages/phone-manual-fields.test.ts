import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import type { Services } from '../../../../miniprogram/services/create-services';
import { nobody, routeOf, routes, session, somebody } from '../../../support/fake-backend';
import type { Answer } from '../../../support/fake-platform';
import { createFakePlatform, noAnswer, ok, problem } from '../../../support/fake-platform';
import { loadPage, settled } from '../../../support/load-page';

const t = zhCn.phoneManual;
const number = '13800138000';
const wrong: Answer = () => problem(422, 'sms-code-wrong');

/** The form on the screen, with a backend that finds every code wrong unless told otherwise. */
function open(bind: Answer = wrong) {
  const platform = createFakePlatform();
  let next = bind;
  platform.answerWith(
    routes({
      'POST /sessions': () => session(nobody),
      'POST /user/phone': (request) => next(request),
      'POST /sms-codes': () => ok({ resendAfterSeconds: 2, expiresInSeconds: 300 }, 202),
    }),
  );
  const page = loadPage('phone-manual', platform, { depth: 3 });
  page.call('onLoad');
  page.call('onReady');
  const tell = (handler: string, value: string) => page.call(handler, { detail: { value } });
  return {
    page,
    platform,
    answer: (other: Answer) => {
      next = other;
    },
    typeNumber: (value: string) => tell('handleNumber', value),
    leaveNumber: (value: string) => tell('handleNumberBlur', value),
    /** As the person types or pastes it; what replaces it in the field, if anything does. */
    typeCode: async (value: string) => {
      const replaced = tell('handleCode', value);
      await settled();
      return replaced;
    },
    send: async () => {
      tell('handleNumber', number);
      page.call('handleSend');
      await settled();
    },
    binds: () => platform.requests.filter((it) => routeOf(it) === 'POST /user/phone').length,
  };
}

describe('the cursor', () => {
  it('waits in the number, and in the code once one was sent', async () => {
    const { page, platform, send, leaveNumber } = open();
    expect(page.data['focus']).toBe('number');
    leaveNumber(number);
    expect(page.data['focus']).toBe('');
    await send();
    platform.advance(100);
    expect(page.data['focus']).toBe('code');
    // The number is left by that: it does not take the cursor back out of the code.
    leaveNumber(number);
    expect(page.data['focus']).toBe('code');
    page.call('handleCodeBlur');
    expect(page.data['focus']).toBe('');
  });

  it('waits until the tap is over, whose touch takes it out of the field', () => {
    const { page, platform, leaveNumber } = open();
    page.call('handleSubmit');
    leaveNumber('');
    expect(page.data).toMatchObject({ focus: '', view: { about: 'number' } });
    platform.advance(100);
    expect(page.data['focus']).toBe('number');
  });

  it('is not put into a page that was left, or under a sheet', () => {
    const { page, platform, leaveNumber } = open();
    page.call('handleSubmit');
    leaveNumber('');
    page.call('handleRegion');
    platform.advance(100);
    expect(page.data['focus']).toBe('');
    page.call('handleCloseSheet');
    page.call('handleSubmit');
    page.call('onUnload');
    platform.advance(100);
    expect(page.data['focus']).toBe('');
  });

  it('is not moved by a failure that no field can help', async () => {
    const { page, platform, send, typeCode } = open(() => noAnswer('offline'));
    await send();
    platform.advance(100);
    page.call('handleCodeBlur');
    await typeCode('123456');
    platform.advance(100);
    expect(page.data).toMatchObject({ focus: '', view: { about: 'failure' } });
  });
});

describe('a sentence', () => {
  it('goes as soon as the person writes into its field, and not for the other', () => {
    const { page, typeNumber } = open();
    typeNumber('123');
    page.call('handleSubmit');
    void page.call('handleCode', { detail: { value: '1' } });
    expect(page.data['view']).toMatchObject({ about: 'number', message: t.numberInvalid });
    typeNumber('1234');
    expect(page.data['view']).toStrictEqual({ kind: 'editing', about: 'nothing', message: '' });
  });

  it('about the network goes with any key, and that a code was sent stays', async () => {
    const { page, send, typeCode } = open(() => noAnswer('offline'));
    await send();
    await typeCode('1');
    expect(page.data['view']).toMatchObject({ about: 'success', message: t.sent });
    await typeCode('123456');
    await typeCode('12345');
    expect(page.data['view']).toMatchObject({ about: 'nothing' });
  });

  it.each([
    ['sms-code-expired', 422, '验证码已过期，倒计时结束后可以重新获取。'],
    ['sms-too-many-guesses', 429, '尝试次数过多，倒计时结束后可以重新获取。'],
  ] as const)('about %s names no button that still counts', async (code, status, message) => {
    const { page, send, typeCode } = open(() => problem(status, code));
    await send();
    await typeCode('123456');
    expect(page.data).toMatchObject({ sms: { kind: 'waiting' }, view: { message } });
  });
});

describe('a whole code', () => {
  it('is handed in by itself', async () => {
    const { page, send, typeCode, binds } = open(() => ok({ user: somebody }));
    await send();
    await typeCode('12345');
    expect(binds()).toBe(0);
    await typeCode('123456');
    expect(binds()).toBe(1);
    expect(page.verbs.map(([verb]) => verb)).toContain('navigateBack');
  });

  it('is handed in by itself once: after that a tap does, and so does another code', async () => {
    const { page, platform, send, typeCode, binds } = open();
    await send();
    await typeCode('123456');
    platform.advance(100);
    expect(page.data).toMatchObject({ focus: 'code', view: { about: 'code' } });
    await typeCode('12345');
    await typeCode('123456');
    expect(binds()).toBe(1);
    page.call('handleSubmit');
    await settled();
    expect(binds()).toBe(2);
    await typeCode('123457');
    expect(binds()).toBe(3);
  });

  it('that was handed in by a tap is not handed in again', async () => {
    const { page, send, typeCode, typeNumber, binds } = open(() => noAnswer('offline'));
    typeNumber(number);
    await typeCode('123456');
    expect(binds()).toBe(0);
    page.call('handleSubmit');
    await settled();
    await send();
    await typeCode('123456');
    expect(binds()).toBe(2);
    await typeCode('123456');
    expect(binds()).toBe(2);
  });

  it('waits for a tap when no code was sent to this number', async () => {
    const { send, typeNumber, typeCode, binds } = open();
    await typeCode('123456');
    await send();
    typeNumber('13900139000');
    await typeCode('123456');
    expect(binds()).toBe(0);
  });

  it('is read out of what was pasted', async () => {
    const { platform, send, typeCode } = open();
    await send();
    await expect(typeCode('123 456')).resolves.toBe('123456');
    expect(platform.requests.at(-1)?.body).toMatchObject({ smsCode: '123456' });
    await expect(typeCode('402918')).resolves.toBeUndefined();
  });
});

it('lowers the keyboard under the sheet that asks about a number of another account', async () => {
  const { page, send, typeCode } = open(() => problem(409, 'phone-already-bound'));
  await send();
  expect(page.verbs.map(([verb]) => verb)).not.toContain('hideKeyboard');
  await typeCode('123456');
  expect(page.data['view']).toStrictEqual({ kind: 'conflict' });
  expect(page.verbs.map(([verb]) => verb)).toContain('hideKeyboard');
});

describe('a pasted number', () => {
  it('is put in order at once; keys are left alone', () => {
    const { page, typeNumber } = open();
    expect(typeNumber('1')).toBeUndefined();
    expect(typeNumber('13')).toBeUndefined();
    expect(typeNumber('+852 6123 4567')).toBe('61234567');
    expect(page.data).toMatchObject({ countryCode: '852', number: '61234567' });
    expect(typeNumber('+86 138 0013 8000')).toBe(number);
    expect(page.data).toMatchObject({ countryCode: '86', number });
  });
});

describe('when no code comes', () => {
  it('the way out is offered after the countdown, and goes with the next code', async () => {
    const { page, platform, send } = open();
    await send();
    expect(page.data['help']).toBe('none');
    platform.advance(2000);
    expect(page.data['help']).toBe('offered');
    page.call('handleHelp');
    expect(page.data['help']).toBe('open');
    page.call('handleSend');
    expect(page.data['help']).toBe('none');
  });
});

describe('leaving', () => {
  it.each([
    [nobody, false],
    [somebody, true],
  ])('is called cancelling for who has a number already', async (user, isReplacing) => {
    const platform = createFakePlatform();
    platform.answerWith(routes({ 'POST /sessions': () => session(user) }));
    const page = loadPage('phone-manual', platform);
    const { services } = jest.requireActual<{ readonly services: Services }>(
      '../../../../miniprogram/services/index',
    );
    await services.user.load();
    page.call('onLoad');
    expect(page.data['isReplacing']).toBe(isReplacing);
  });
});
