import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import { createFakePlatform, noAnswer, ok } from '../../../support/fake-platform';
import { nobody, routes, session, somebody } from '../../../support/fake-backend';
import { loadPage, settled } from '../../../support/load-page';

const t = zhCn.account;

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
      avatar: '/images/default-avatar.png',
      nickname: t.noNickname,
      phone: t.phoneUnbound,
      phoneAction: t.bindPhone,
    });
  });

  it('shows the masked number of a person who has one', async () => {
    const { page } = open(routes({ 'POST /sessions': () => session(somebody) }));
    await settled();
    expect(page.data['view']).toMatchObject({ phone: '138******78', phoneAction: t.replacePhone });
  });

  it.each([
    ['there is no network', noAnswer('offline'), zhCn.failure.offline],
    ['the backend answers HTML', ok('<html>', 200), zhCn.failure.unavailable],
    ['the backend is broken', ok('', 500), zhCn.failure.unavailable],
  ])('offers a retry when %s', async (_name, answer, message) => {
    const { platform, page } = open(() => answer);
    await settled();
    expect(page.data['view']).toMatchObject({ kind: 'offline', message, busy: false });
    platform.answerWith(
      routes({ 'POST /sessions': () => session(nobody), 'GET /user': () => ok(nobody) }),
    );
    page.call('handleRetry');
    expect(page.data['view']).toMatchObject({ busy: true });
    await settled();
    expect(page.data['view']).toMatchObject({ kind: 'ready' });
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
    const platform = createFakePlatform({ platform: 'ios' });
    const page = loadPage('account', platform);
    page.call('onLoad');
    await settled();
    expect(page.data['view']).toMatchObject({
      message: zhCn.failure.notConfigured,
      developer: expect.stringContaining('backend.develop') as string,
    });
    const release = loadPage('account', createFakePlatform({ envVersion: 'release' }));
    release.call('onLoad');
    await settled();
    expect(release.data['view']).toMatchObject({ kind: 'offline', developer: '' });
    expect(platform.requests).toHaveLength(0);
  });

  it('speaks the language of the system', async () => {
    const platform = createFakePlatform({ language: 'en' });
    platform.answerWith(routes({ 'POST /sessions': () => session(nobody) }));
    const page = loadPage('account', platform);
    page.call('onLoad');
    await settled();
    expect(page.data['view']).toMatchObject({ phone: 'No phone number yet' });
  });
});
