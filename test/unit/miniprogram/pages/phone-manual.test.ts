import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import { nobody, routeOf, routes, session, somebody } from '../../../support/fake-backend';
import type { Answer } from '../../../support/fake-platform';
import { createFakePlatform, noAnswer, ok, problem } from '../../../support/fake-platform';
import { loadPage, settled } from '../../../support/load-page';

const t = zhCn.phoneManual;
const sent: Answer = () => ok({ resendAfterSeconds: 2, expiresInSeconds: 300 }, 202);
const bound: Answer = () => ok({ user: somebody });

function open(bind: Answer = bound, sms: Answer = sent) {
  const platform = createFakePlatform();
  const answer = (next: Answer) => {
    platform.answerWith(
      routes({
        'POST /sessions': () => session(nobody),
        'POST /user/phone': next,
        'POST /sms-codes': sms,
      }),
    );
  };
  answer(bind);
  const page = loadPage('phone-manual', platform, { depth: 3 });
  page.call('onLoad');
  const asked = (route: string) => platform.requests.filter((it) => routeOf(it) === route);
  return {
    platform,
    page,
    answer,
    fill: (number: string, code: string) => {
      page.call('handleNumber', { detail: { value: number } });
      page.call('handleCode', { detail: { value: code } });
    },
    sends: () => asked('POST /sms-codes'),
    binds: () => asked('POST /user/phone'),
    left: () => page.verbs.map(([verb]) => verb).filter((verb) => verb !== 'setNavigationBarTitle'),
  };
}

describe('phone-manual page', () => {
  it('sends a code, binds the number and goes back', async () => {
    const { page, fill, sends, binds, left } = open();
    fill('138 0013 8000', '123456');
    page.call('handleSend');
    await settled();
    expect(sends()[0]?.body).toStrictEqual({ countryCode: '86', number: '13800138000' });
    expect(page.data['view']).toStrictEqual({ kind: 'editing', about: 'success', message: t.sent });
    page.call('handleSubmit');
    await settled();
    expect(binds()[0]?.body).toMatchObject({ kind: 'sms', smsCode: '123456' });
    expect(left()).toStrictEqual(['emit', 'navigateBack', 'showToast']);
    expect(page.verbs.at(-1)).toStrictEqual(['showToast', { title: t.bound }]);
  });

  it('counts down what the backend says, and then offers to send again', async () => {
    const { platform, page, fill, sends } = open();
    fill('13800138000', '');
    page.call('handleSend');
    page.call('handleSend');
    await settled();
    expect(sends()).toHaveLength(1);
    expect(page.data['sms']).toStrictEqual({ kind: 'waiting', label: '2 秒后重发' });
    page.call('handleSend');
    platform.advance(2000);
    expect(page.data['sms']).toStrictEqual({ kind: 'ready', label: t.resend });
    page.call('handleSend');
    await settled();
    expect(sends()).toHaveLength(2);
  });

  it('lets another number have its code at once', async () => {
    const { page, fill, sends } = open();
    fill('13800138000', '');
    page.call('handleSend');
    await settled();
    page.call('handleNumberBlur', { detail: { value: '138 0013 8000' } });
    expect(page.data['sms']).toMatchObject({ kind: 'waiting' });
    page.call('handleNumberBlur', { detail: { value: '13900139000' } });
    expect(page.data['sms']).toStrictEqual({ kind: 'ready', label: t.sendCode });
    page.call('handleSend');
    await settled();
    expect(sends()).toHaveLength(2);
  });

  it('shows a pasted international number in its two parts', () => {
    const { page } = open();
    page.call('handleNumberBlur', { detail: { value: '+852 6123 4567' } });
    expect(page.data).toMatchObject({ countryCode: '852', number: '61234567' });
  });

  it.each([
    ['+1 415 555 2671', { countryCode: '1', number: '4155552671' }],
    ['0044 20 7946 0958', { countryCode: '44', number: '2079460958' }],
    ['+7 916 123-45-67', { countryCode: '7', number: '9161234567' }],
    ['+49 151 12345678', { countryCode: '49', number: '15112345678' }],
    ['+254 712 123456', { countryCode: '254', number: '712123456' }],
  ])('sends a code to %s', async (typed, body) => {
    const { page, fill, sends } = open();
    fill(typed, '');
    page.call('handleSend');
    await settled();
    expect(page.data).toMatchObject(body);
    expect(sends()[0]?.body).toStrictEqual(body);
  });

  it('takes the chosen region', async () => {
    const { page, fill, sends } = open();
    page.call('handleRegion');
    expect(page.data['view']).toStrictEqual({ kind: 'region' });
    page.call('handleSelectRegion', { detail: { code: '853' } });
    fill('66123456', '');
    page.call('handleSend');
    await settled();
    expect(sends()[0]?.body).toStrictEqual({ countryCode: '853', number: '66123456' });
  });

  it.each([
    ['', '123456', 'number', t.numberMissing],
    ['123', '123456', 'number', t.numberInvalid],
    ['13800138000', '12', 'code', t.codeMissing],
    ['13800138000', '', 'code', t.codeMissing],
  ])('asks nothing of the backend with %s and "%s"', (number, code, about, message) => {
    const { page, platform, fill } = open();
    fill(number, code);
    page.call('handleSubmit');
    platform.advance(100);
    expect(page.data).toMatchObject({ view: { kind: 'editing', about, message }, focus: about });
    expect(platform.requests).toHaveLength(0);
  });

  it.each([
    ['a wrong code', problem(422, 'sms-code-wrong'), 'code', t.codeWrong],
    ['an expired code', problem(422, 'sms-code-expired'), 'code', '验证码已过期，请重新获取。'],
    [
      'too many guesses',
      problem(429, 'sms-too-many-guesses'),
      'code',
      '尝试次数过多，请重新获取。',
    ],
    ['a number that does not exist', problem(422, 'number-invalid'), 'number', t.numberInvalid],
    ['no network', noAnswer('offline'), 'failure', zhCn.failure.offline],
    ['an HTML page', ok('<html>'), 'failure', zhCn.failure.unavailable],
  ])('keeps what was typed after %s', async (_name, first, about, message) => {
    const { page, answer, fill, left } = open(() => first);
    fill('13800138000', '123456');
    page.call('handleSubmit');
    await settled();
    expect(page.data['view']).toStrictEqual({ kind: 'editing', about, message });
    answer(bound);
    page.call('handleSubmit');
    await settled();
    expect(left()).toContain('navigateBack');
  });

  it('lets the person decide about a number of another account', async () => {
    const { page, answer, fill, binds, left } = open(() => problem(409, 'phone-already-bound'));
    fill('13800138000', '123456');
    page.call('handleSubmit');
    await settled();
    expect(page.data['view']).toStrictEqual({ kind: 'conflict' });
    page.call('handleCloseSheet');
    expect(page.data['view']).toMatchObject({ kind: 'editing' });
    page.call('handleMove');
    expect(binds()).toHaveLength(1);
    page.call('handleSubmit');
    await settled();
    answer(bound);
    page.call('handleMove');
    await settled();
    expect(binds().at(-1)?.body).toMatchObject({ resolution: 'move' });
    expect(left()).toContain('navigateBack');
  });

  it.each([
    ['a refused number', problem(422, 'number-invalid'), 'number', t.numberInvalid],
    ['no network', noAnswer('offline'), 'failure', zhCn.failure.offline],
  ])('can ask for a code again after %s', async (_name, answer, about, message) => {
    const { page, fill } = open(bound, () => answer);
    fill('13800138000', '');
    page.call('handleSend');
    await settled();
    expect(page.data).toMatchObject({
      view: { kind: 'editing', about, message },
      sms: { kind: 'ready' },
    });
  });

  it.each([
    ['pages/phone/phone', 2],
    ['pages/account/account', 1],
  ])('goes back past the phone page only: from %s by %i', async (route, delta) => {
    const platform = createFakePlatform();
    platform.answerWith(
      routes({ 'POST /sessions': () => session(nobody), 'POST /user/phone': bound }),
    );
    const page = loadPage('phone-manual', platform, { depth: 3, route });
    page.call('handleNumber', { detail: { value: '13800138000' } });
    page.call('handleCode', { detail: { value: '123456' } });
    page.call('handleSubmit');
    await settled();
    expect(page.verbs.at(-2)).toStrictEqual(['navigateBack', { delta }]);
  });

  it('says nothing more to a person who left', async () => {
    const { page, fill, left } = open();
    fill('13800138000', '123456');
    page.call('handleSubmit');
    page.call('onUnload');
    await settled();
    expect(left()).toStrictEqual([]);
  });
});
