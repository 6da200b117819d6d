import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import { nobody, routeOf, routes, session, somebody } from '../../../support/fake-backend';
import type { Answer } from '../../../support/fake-platform';
import { createFakePlatform, noAnswer, ok } from '../../../support/fake-platform';
import { loadPage, settled } from '../../../support/load-page';

const t = zhCn.account;

/** The account page of somebody who answers every question with `confirms`. */
async function open(confirms: boolean, table: Readonly<Record<string, Answer>>) {
  const platform = createFakePlatform();
  platform.answerWith(routes({ 'POST /sessions': () => session(somebody), ...table }));
  const page = loadPage('account', platform, {
    wx: {
      showModal: (options) => {
        (options as { success: (answer: object) => void }).success({ confirm: confirms });
      },
    },
  });
  page.call('onLoad');
  await settled();
  return { platform, page, asked: () => platform.requests.map(routeOf) };
}

describe('unbinding', () => {
  const answers = { 'DELETE /user/phone': () => ok('', 204), 'GET /user': () => ok(nobody) };

  it('asks, and then shows no number', async () => {
    const { page } = await open(true, answers);
    page.call('handleUnbind');
    await settled();
    expect(page.data['view']).toMatchObject({ kind: 'ready', phone: '' });
  });

  it('leaves everything when the person thinks better of it', async () => {
    const { page, asked } = await open(false, answers);
    page.call('handleUnbind');
    await settled();
    expect(asked()).toStrictEqual(['POST /sessions']);
  });
});

describe('deleting my data', () => {
  it('deletes at the backend, clears the storage and can start again', async () => {
    const { platform, page } = await open(true, { 'DELETE /user': () => ok('', 204) });
    platform.stored.set('usage.ledger', {});
    page.call('handleDelete');
    await settled();
    expect(page.data['view']).toStrictEqual({ kind: 'deleted' });
    expect(platform.stored.size).toBe(0);
    platform.answerWith(routes({ 'POST /sessions': () => session(nobody, 'token-2') }));
    page.call('handleStartAgain');
    await settled();
    expect(page.data['view']).toMatchObject({ kind: 'ready', phone: '' });
    expect(platform.logins.count).toBe(2);
  });

  it('keeps everything when the backend cannot be reached', async () => {
    const { platform, page } = await open(true, { 'DELETE /user': () => noAnswer('offline') });
    platform.stored.set('usage.ledger', {});
    page.call('handleDelete');
    await settled();
    expect(page.data['view']).toMatchObject({ kind: 'ready' });
    expect(page.verbs.at(-1)).toMatchObject(['showToast', { title: zhCn.failure.offline }]);
    expect(platform.stored.size).toBe(1);
  });
});

describe('the ways from the account page', () => {
  it('open what the template names', async () => {
    const { page } = await open(true, {});
    page.call('handleOpen', { currentTarget: { dataset: { url: '../lab/lab' } } });
    expect(page.verbs.at(-1)).toStrictEqual(['navigateTo', { url: '../lab/lab', events: {} }]);
  });

  it('lead to another number for a person who has one', async () => {
    const { page } = await open(true, {});
    page.call('handlePhone');
    expect(page.verbs.at(-1)).toStrictEqual([
      'navigateTo',
      { url: '../phone/phone?replace=1', events: {} },
    ]);
  });

  it('say so when the privacy guide cannot be opened', async () => {
    const { page } = await open(true, {});
    page.call('handlePrivacy');
    await settled();
    expect(page.verbs.at(-1)).toMatchObject(['showToast', { title: t.failed }]);
  });

  it('have a lab in DevTools, but in no release and on no phone', () => {
    const hasLab = (app: Parameters<typeof createFakePlatform>[0]) =>
      loadPage('account', createFakePlatform(app)).data['hasLab'];
    expect(hasLab({})).toBe(true);
    expect(hasLab({ envVersion: 'release' })).toBe(false);
    expect(hasLab({ platform: 'ios' })).toBe(false);
  });
});
