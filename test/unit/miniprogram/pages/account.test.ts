import { config } from '../../../../miniprogram/config';
import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import type { Services } from '../../../../miniprogram/services/create-services';
import { nobody, routes, session, somebody } from '../../../support/fake-backend';
import { createFakePlatform, noAnswer, ok, problem } from '../../../support/fake-platform';
import { loadPage, settled } from '../../../support/load-page';

function open(answer: Parameters<ReturnType<typeof createFakePlatform>['answerWith']>[0]) {
  const platform = createFakePlatform();
  platform.answerWith(answer);
  const page = loadPage('account', platform);
  page.call('onLoad');
  return { platform, page };
}

describe('account page', () => {
  it('shows bones while it signs in, then the person without a number', async () => {
    const { page } = open(routes({ 'POST /sessions': () => session(nobody) }));
    expect(page.data['view']).toStrictEqual({ kind: 'signingIn' });
    await settled();
    expect(page.data['view']).toMatchObject({
      kind: 'ready',
      avatar: '../../images/default-avatar.png',
      nickname: '',
      phone: '',
    });
  });

  it('shows the masked number of a person who has one', async () => {
    const { page } = open(routes({ 'POST /sessions': () => session(somebody) }));
    await settled();
    expect(page.data['view']).toMatchObject({ phone: '138 **** **78' });
  });

  it.each([
    ['there is no network', noAnswer('offline'), zhCn.failure.offline, 'offline'],
    ['the backend answers HTML', ok('<html>', 200), zhCn.failure.unavailable, 'alert'],
    ['the backend is broken', ok('', 500), zhCn.failure.unavailable, 'alert'],
  ])('offers a retry when %s', async (_name, answer, message, icon) => {
    const { platform, page } = open(() => answer);
    await settled();
    expect(page.data['view']).toMatchObject({ kind: 'offline', icon, message, busy: false });
    platform.answerWith(
      routes({ 'POST /sessions': () => session(nobody), 'GET /user': () => ok(nobody) }),
    );
    page.call('handleRetry');
    expect(page.data['view']).toMatchObject({ busy: true });
    await settled();
    expect(page.data['view']).toMatchObject({ kind: 'ready' });
  });

  it('says that there is no network where WeChat itself cannot sign in', async () => {
    const platform = createFakePlatform();
    platform.loginWith(() =>
      Promise.resolve({ kind: 'failed', cause: 'passing', reason: 'timeout' }),
    );
    const page = loadPage('account', platform);
    page.call('onLoad');
    await settled();
    expect(page.data['view']).toMatchObject({ icon: 'offline', title: zhCn.account.offlineTitle });
  });

  it('shows a person who is known already when it is opened again', async () => {
    const { page } = open(routes({ 'POST /sessions': () => session(somebody) }));
    await settled();
    page.call('onUnload');
    page.call('setData', { view: { kind: 'signingIn' } });
    page.call('onLoad');
    await settled();
    expect(page.data['view']).toMatchObject({ kind: 'ready', phone: '138 **** **78' });
  });

  it('keeps showing the person when pulling down finds no network', async () => {
    const { platform, page } = open(routes({ 'POST /sessions': () => session(somebody) }));
    await settled();
    platform.answerWith(() => noAnswer('offline'));
    page.call('onPullDownRefresh');
    await settled();
    expect(page.data['view']).toMatchObject({ kind: 'ready' });
    expect(page.verbs.map(([verb]) => verb)).toStrictEqual([
      'setNavigationBarTitle',
      'showToast',
      'stopPullDownRefresh',
    ]);
  });

  it('tells developers, and only them, what is wrong with the configuration', async () => {
    jest.doMock('../../../../miniprogram/config', () => ({
      config: { ...config, developer: 'develop' },
    }));
    const platform = createFakePlatform({ platform: 'ios' });
    const page = loadPage('account', platform);
    page.call('onLoad');
    await settled();
    jest.dontMock('../../../../miniprogram/config');
    expect(page.data['view']).toMatchObject({
      icon: 'clock',
      title: zhCn.account.notReadyTitle,
      message: zhCn.failure.notConfigured,
      developer: expect.stringContaining('backend.develop') as string,
    });
    const release = loadPage('account', createFakePlatform({ envVersion: 'release' }));
    release.call('onLoad');
    await settled();
    expect(release.data['view']).toMatchObject({ kind: 'offline', developer: '' });
    const onPhone = loadPage('account', createFakePlatform({ platform: 'ios' }));
    onPhone.call('onLoad');
    await settled();
    expect(onPhone.data['view']).toMatchObject({ kind: 'offline', developer: '' });
    expect(platform.requests).toHaveLength(0);
  });

  it('speaks the language of the system', async () => {
    const platform = createFakePlatform({ language: 'en' });
    platform.answerWith(routes({ 'POST /sessions': () => session(nobody) }));
    const page = loadPage('account', platform);
    page.call('onLoad');
    await settled();
    expect(page.data['t']).toMatchObject({ phoneUnbound: 'Not added yet' });
  });
});

describe('behind another page', () => {
  it('draws nothing, and all that happened at once when it is seen again', async () => {
    const { platform, page } = open(routes({ 'POST /sessions': () => session(nobody) }));
    await settled();
    page.call('onHide');
    page.sent.calls = 0;
    platform.answerWith(routes({ 'GET /user': () => ok(somebody) }));
    page.call('onPullDownRefresh');
    await settled();
    expect(page.sent.calls).toBe(0);
    page.call('onShow');
    expect(page.sent.calls).toBe(1);
    expect(page.data['view']).toMatchObject({ phone: '138 **** **78' });
    page.call('onShow');
    expect(page.sent.calls).toBe(1);
  });
});

describe('a code that is on its way when the account page opens', () => {
  const pending = {
    grant: { kind: 'code', component: 'quick', code: 'paid' },
    idempotencyKey: 'f'.repeat(32),
    server: null,
    stage: 'new',
  };

  /** The program after it was killed with a code in its encrypted storage. */
  async function relaunch(exchange: Parameters<typeof routes>[0][string]) {
    const platform = createFakePlatform();
    platform.secret.set('phone.pending', { codes: [{ ...pending, wall: platform.now() }] });
    platform.answerWith(
      routes({
        'POST /sessions': () => session(nobody),
        'POST /user/phone': exchange,
        'GET /user': () => ok(nobody),
        'POST /usage-events': () => ok('', 202),
      }),
    );
    const page = loadPage('account', platform);
    page.call('onLoad');
    const { services } = jest.requireActual<{ readonly services: Services }>(
      '../../../../miniprogram/services/index',
    );
    await services.phone.resume();
    await settled();
    return { platform, page };
  }

  it('is said to be finishing, tried again by itself, and then the number is there', async () => {
    const { platform, page } = await relaunch(() => noAnswer('offline'));
    const verifying = { state: '验证中', action: '查看进度', isTheirs: false };
    expect(page.data).toMatchObject({ pending: verifying, phoneNotice: '' });
    expect(page.data['view']).toMatchObject({ phone: '' });
    platform.answerWith(routes({ 'POST /user/phone': () => ok({ user: somebody }) }));
    platform.advance(2000);
    await settled();
    expect(page.data).toMatchObject({ pending: null, phoneNotice: '' });
    expect(page.data['view']).toMatchObject({ phone: '138 **** **78' });
    const sent = platform.requests.filter(({ url }) => url.endsWith('/user/phone'));
    expect(sent.map(({ headers }) => headers['idempotency-key'])).toStrictEqual([
      pending.idempotencyKey,
      pending.idempotencyKey,
    ]);
  });

  it.each([
    ['phone-code-invalid', zhCn.phone.rejected, null],
    [
      'phone-already-bound',
      zhCn.phone.conflictTitle,
      { state: '待处理', action: '处理', isTheirs: true },
    ],
  ])('says what came of it at %s', async (code, words, pending) => {
    const { page } = await relaunch(() => problem(422, code));
    expect(page.data).toMatchObject({ phoneNotice: words, pending });
  });
});
