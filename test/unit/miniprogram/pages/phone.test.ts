import { config } from '../../../../miniprogram/config';
import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import { routeOf, somebody } from '../../../support/fake-backend';
import { noAnswer, ok, problem } from '../../../support/fake-platform';
import { settled } from '../../../support/load-page';
import { bound, granted, openPhonePage } from './open-phone-page';

const noQuota = { errMsg: 'getPhoneNumber:fail appid no enough quota', errno: 1400001 };

describe('phone page', () => {
  it('offers quick, then realtime, the first as the primary action', async () => {
    const { page } = await openPhonePage(bound);
    expect(page.data['methods']).toStrictEqual(['quick', 'realtime']);
    expect(page.data['view']).toStrictEqual({ kind: 'asking' });
  });

  it('disables the buttons at the first callback and goes back once the number is bound', async () => {
    const { page, tap, left, exchanges } = await openPhonePage(bound);
    tap('quick', granted);
    expect(page.data['view']).toStrictEqual({ kind: 'finishing' });
    await settled();
    expect(exchanges()).toHaveLength(1);
    expect(left()).toStrictEqual([['navigateBack', { delta: 1 }]]);
  });

  it('stays with the first callback of a double tap, and loses no second code that was paid for', async () => {
    const { page, tap, exchanges } = await openPhonePage(bound);
    tap('quick', granted);
    tap('quick', { errMsg: 'getPhoneNumber:fail user deny' });
    tap('quick', { ...granted, code: 'another' });
    tap('quick', { ...granted, code: 'another' });
    expect(page.data['view']).toStrictEqual({ kind: 'finishing' });
    await settled();
    expect(exchanges().map(({ body }) => body)).toMatchObject([{ code: 'c' }, { code: 'another' }]);
  });

  it('needs two small setData calls from grant to verdict', async () => {
    const { page, tap } = await openPhonePage(() => problem(422, 'phone-code-invalid'));
    page.sent.calls = 0;
    tap('quick', granted);
    await settled();
    expect(page.sent.calls).toBe(2);
  });

  it('opens the account page for a person who came by a shared card', async () => {
    const { tap, left } = await openPhonePage(bound, { depth: 1 });
    tap('quick', granted);
    await settled();
    expect(left()).toStrictEqual([['reLaunch', { url: '../account/account' }]]);
  });

  it('stays where it is after a refusal, with a neutral word and all ways open', async () => {
    const { page, tap, left } = await openPhonePage(bound);
    tap('quick', { errMsg: 'getPhoneNumber:fail user deny' });
    expect(page.data['view']).toMatchObject({ kind: 'asking', refusal: 'declined' });
    expect(page.data['methods']).toHaveLength(2);
    expect(left()).toStrictEqual([]);
    tap('quick', granted);
    expect(page.data['view']).toStrictEqual({ kind: 'finishing' });
  });

  it('shows what WeChat said to developers only', async () => {
    const denied = { errMsg: 'getPhoneNumber:fail no permission', errno: 102 };
    const develop = await openPhonePage(bound);
    develop.tap('quick', denied);
    expect(develop.page.data['view']).toMatchObject({
      developer: 'no-permission: getPhoneNumber:fail no permission [102]',
    });
    const release = await openPhonePage(bound, { app: { envVersion: 'release' } });
    release.tap('quick', denied);
    expect(release.page.data['view']).toMatchObject({ developer: '' });
    const reviewed = await openPhonePage(bound, { app: { platform: 'android' } });
    reviewed.tap('quick', { errMsg: 'getPhoneNumber:fail no permission', errno: 102 });
    expect(reviewed.page.data['view']).toMatchObject({ developer: '' });
  });

  it('offers the next way in its own sheet when a quota is used up, then manual entry', async () => {
    const { page, tap } = await openPhonePage(bound);
    tap('quick', noQuota);
    expect(page.data['view']).toMatchObject({ kind: 'noQuota', next: 'realtime' });
    expect(page.data['methods']).toHaveLength(1);
    tap('realtime', noQuota);
    expect(page.data['view']).toMatchObject({ kind: 'noQuota', next: null });
    page.call('handleCloseSheet');
    expect(page.data['view']).toMatchObject({ kind: 'asking' });
    expect(page.data['methods']).toHaveLength(0);
  });

  it('leaves the sheet to WeChat below 3.0.1', async () => {
    const { page, tap } = await openPhonePage(bound, { app: { sdkVersion: '3.0.0' } });
    tap('quick', noQuota);
    expect(page.data['view']).toMatchObject({
      kind: 'asking',
      refusal: 'quota-exhausted',
    });
  });

  it.each([
    ['the backend is down', noAnswer('offline'), zhCn.failure.offline],
    ['it takes too long', noAnswer('timeout'), zhCn.failure.timeout],
    ['it answers HTML', ok('<html>'), zhCn.failure.unavailable],
    ['it answers nothing', ok(''), zhCn.failure.unavailable],
    ['it answers another shape', ok({ user: { id: 1 } }), zhCn.failure.unavailable],
    ['a gateway fails', ok('bad gateway', 502), zhCn.failure.unavailable],
    ['it says slow down', problem(429, 'rate-limited'), zhCn.failure.rateLimited],
  ])('keeps the code and offers a retry when %s', async (_name, first, message) => {
    const { page, tap, answer, exchanges, left } = await openPhonePage(() => first);
    tap('quick', granted);
    await settled();
    expect(page.data['view']).toStrictEqual({ kind: 'unsettled', message });
    answer(bound);
    page.call('handleRetry');
    page.call('handleRetry');
    await settled();
    expect(left()).toStrictEqual([['navigateBack', { delta: 1 }]]);
    expect(exchanges()).toHaveLength(2);
  });

  it('asks for one more tap when the code was refused', async () => {
    const { page, tap } = await openPhonePage(() => problem(422, 'phone-code-invalid'));
    tap('quick', granted);
    await settled();
    expect(page.data['view']).toMatchObject({ kind: 'asking', message: zhCn.phone.rejected });
  });

  it('does not offer a paid button to a person who has a number, until they ask', async () => {
    const { page } = await openPhonePage(bound, { user: somebody });
    expect(page.data['view']).toStrictEqual({ kind: 'bound', number: '138 **** **78' });
    page.call('handleReplace');
    expect(page.data['view']).toMatchObject({ kind: 'asking' });
  });

  describe('after an earlier run in which there was a number', () => {
    const stored = { phone: somebody.phone };

    it('offers nothing paid before the backend answers, nor when it cannot be reached', async () => {
      const { page } = await openPhonePage(bound, { stored, user: null });
      expect(page.data['view']).toStrictEqual({ kind: 'bound', number: '138 **** **78' });
    });

    it('asks once the backend says that the number is gone', async () => {
      const { page } = await openPhonePage(bound, { stored });
      expect(page.data['view']).toStrictEqual({ kind: 'asking' });
      expect(page.data['methods']).toStrictEqual(['quick', 'realtime']);
    });

    it('shows the number that the backend knows now', async () => {
      const phone = { masked: '139******99', countryCode: '86' };
      const { page } = await openPhonePage(bound, { stored, user: { ...somebody, phone } });
      expect(page.data['view']).toStrictEqual({ kind: 'bound', number: '139 **** **99' });
    });
  });

  it('asks at once when the account page sent the person here to replace the number', async () => {
    const { page } = await openPhonePage(bound, { user: somebody, query: { replace: '1' } });
    expect(page.data['view']).toMatchObject({ kind: 'asking' });
  });

  it('looks like replacing when it is: by its name, and with the number that is to go', async () => {
    const asked = await openPhonePage(bound, { user: somebody, query: { replace: '1' } });
    expect(asked.page.data).toMatchObject({ replacing: true, current: '138 **** **78' });
    expect(asked.titles()).toStrictEqual([{ title: zhCn.phone.replace }]);

    const chosen = await openPhonePage(bound, { user: somebody });
    expect(chosen.page.data).toMatchObject({ replacing: false, current: '' });
    expect(chosen.titles()).toStrictEqual([{ title: zhCn.phone.title }]);
    chosen.page.call('handleReplace');
    expect(chosen.page.data).toMatchObject({ replacing: true, current: '138 **** **78' });
    expect(chosen.titles().at(-1)).toStrictEqual({ title: zhCn.phone.replace });
  });

  it.each([
    ['added', {}, zhCn.phone.bound],
    ['replaced', { replace: '1' }, zhCn.phone.replaced],
  ])('says that a number was %s once it has closed', async (_name, query, title) => {
    const { page, tap, toasts } = await openPhonePage(bound, { query });
    tap('quick', granted);
    expect(toasts()).toStrictEqual([]);
    await settled();
    expect(toasts()).toStrictEqual([{ title }]);
    expect(page.verbs.map(([verb]) => verb).slice(-2)).toStrictEqual(['navigateBack', 'showToast']);
  });

  it('drops a way that cannot work here, promotes the next, and says why one is left', async () => {
    const { page, tap } = await openPhonePage(bound);
    const denied = { errMsg: 'getPhoneNumber:fail no permission', errno: 102 };
    tap('quick', denied);
    expect(page.data).toMatchObject({
      methods: ['realtime'],
      onlyManual: false,
      view: { kind: 'asking', refusal: 'no-permission', isFault: true },
    });
    tap('realtime', denied);
    expect(page.data).toMatchObject({ methods: [], onlyManual: true });
  });

  it('has no reason to give where manual entry is all that was ever wanted', async () => {
    jest.doMock('../../../../miniprogram/config', () => ({
      config: { ...config, phone: { ...config.phone, methods: ['manual'] } },
    }));
    const { page } = await openPhonePage(bound);
    jest.dontMock('../../../../miniprogram/config');
    expect(page.data).toMatchObject({ methods: [], onlyManual: false });
  });

  it('draws a fault as one, and a choice of the person’s not', async () => {
    const { page, tap } = await openPhonePage(bound);
    tap('quick', { errMsg: 'getPhoneNumber:fail user deny' });
    expect(page.data['view']).toMatchObject({ refusal: 'declined', isFault: false });
    tap('quick', { errMsg: 'getPhoneNumber:fail' });
    expect(page.data['view']).toMatchObject({ refusal: 'failed', isFault: true });
  });

  it('keeps what its sheet offers while the sheet leaves', async () => {
    const { page, tap } = await openPhonePage(bound);
    tap('quick', noQuota);
    expect(page.data['next']).toBe('realtime');
    page.call('handleCloseSheet');
    expect(page.data).toMatchObject({ view: { kind: 'asking' }, next: 'realtime' });
  });

  it('does not drag back a person who left while it was finishing', async () => {
    const { page, tap, left } = await openPhonePage(bound);
    tap('quick', granted);
    page.call('onUnload');
    await settled();
    expect(left()).toStrictEqual([]);
  });

  it('always has manual entry', async () => {
    const { page, left } = await openPhonePage(bound);
    page.call('handleManual');
    expect(left()).toMatchObject([['navigateTo', { url: '../phone-manual/phone-manual' }]]);
  });

  it('lets the person decide about a number of another account', async () => {
    const { page, tap, answer, exchanges, left } = await openPhonePage(() =>
      problem(409, 'phone-already-bound'),
    );
    tap('quick', granted);
    await settled();
    expect(page.data['view']).toStrictEqual({ kind: 'conflict' });
    answer(bound);
    page.call('handleMove');
    await settled();
    expect(exchanges().at(-1)?.body).toMatchObject({ code: 'c', resolution: 'move' });
    expect(left()).toStrictEqual([['navigateBack', { delta: 1 }]]);
  });

  it('asks anew when the person prefers another number', async () => {
    const { page, tap, exchanges } = await openPhonePage(() => problem(409, 'phone-already-bound'));
    tap('quick', granted);
    await settled();
    page.call('handleOther');
    expect(page.data['view']).toStrictEqual({ kind: 'asking' });
    page.call('handleMove');
    expect(exchanges()).toHaveLength(1);
  });

  it('reports the charge point after the exchange, which is the paid request', async () => {
    const { tap, requests } = await openPhonePage(bound);
    tap('quick', granted);
    await settled();
    const asked = requests().map(routeOf);
    const place = asked.indexOf('POST /user/phone');
    expect(place).toBeGreaterThan(-1);
    expect(asked.indexOf('POST /usage-events')).toBeGreaterThan(place);
  });

  it('tells the backend once that a quota is used up', async () => {
    const { tap, requests } = await openPhonePage(bound);
    tap('quick', noQuota);
    tap('quick', noQuota);
    await settled();
    const reports = requests().filter((it) => routeOf(it) === 'POST /quota-reports');
    expect(reports.map(({ body }) => body)).toStrictEqual([{ component: 'quick' }]);
  });

  it('hands in a grant that an earlier visit left unsettled', async () => {
    const { page, tap, answer, exchanges, left } = await openPhonePage(() =>
      noAnswer('interrupted'),
    );
    tap('quick', granted);
    await settled();
    page.call('onUnload');
    answer(bound);
    page.call('onLoad', {});
    await settled();
    const [first, second] = exchanges();
    expect(second).toStrictEqual(first);
    expect(left()).toStrictEqual([['navigateBack', { delta: 1 }]]);
  });
});
