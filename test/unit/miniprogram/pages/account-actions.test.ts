import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { chooseMessages } from '../../../../miniprogram/i18n/choose-messages';
import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import { nobody, routeOf, routes, session, somebody } from '../../../support/fake-backend';
import type { Answer } from '../../../support/fake-platform';
import { createFakePlatform, noAnswer, ok } from '../../../support/fake-platform';
import { loadPage, settled } from '../../../support/load-page';

const t = zhCn.account;
const program = resolve(__dirname, '../../../../miniprogram');

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
    expect(page.verbs.at(-1)).toStrictEqual(['showToast', { title: t.unbound, icon: 'success' }]);
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
    expect([...platform.stored.keys()].sort()).toStrictEqual(['memory', 'usage.ledger']);
  });
});

describe('the question before what cannot be undone', () => {
  const asked: Readonly<Record<string, unknown>>[] = [];
  const ask = (
    language: string,
    handler: string,
    answer: 'success' | 'fail',
    theme: 'light' | 'dark' = 'light',
  ) => {
    const platform = { ...createFakePlatform({ language }), theme: () => theme };
    platform.answerWith(routes({ 'POST /sessions': () => session(somebody) }));
    const page = loadPage('account', platform, {
      wx: {
        showModal: (options) => {
          asked.push(options as (typeof asked)[number]);
          (options as Record<typeof answer, (result: object) => void>)[answer]({
            errMsg: 'showModal:fail',
            confirm: false,
          });
        },
      },
    });
    page.call('onLoad');
    page.call(handler);
    return { page, platform };
  };
  // Four Chinese characters, eight letters: what is longer fails without a word (docs/wechat-errno.md §8).
  const width = (text: unknown) => String(text).replace(/[^\x20-\x7e]/g, '..').length;
  const questions = ['zh_CN', 'zh_TW', 'en'].flatMap((language) =>
    ['handleUnbind', 'handleDelete'].map((handler) => [language, handler] as const),
  );

  it.each(questions)('has buttons short enough to be shown, in %s: %s', (language, handler) => {
    ask(language, handler, 'success');
    const { confirmText, cancelText } = asked.at(-1) ?? {};
    expect([width('解除这个绑定'), width('Remove it')]).toStrictEqual([12, 9]);
    expect(
      [confirmText, cancelText].filter((text) => width(text) > 8 || text === ''),
    ).toStrictEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'has the colour of danger, as the %s theme has it',
    (theme) => {
      const tokens = readFileSync(resolve(program, 'styles/tokens.wxss'), 'utf8');
      const [, light, dark] = /--danger: (\S+);[^]*--danger: (\S+);/.exec(tokens) ?? [];
      for (const handler of ['handleUnbind', 'handleDelete']) {
        ask('zh_CN', handler, 'success', theme);
        expect(asked.at(-1)?.['confirmColor']).toBe(theme === 'light' ? light : dark);
      }
    },
  );

  it.each(questions)(
    'says so when WeChat does not show it, in %s: %s',
    async (language, handler) => {
      const { page, platform } = ask(language, handler, 'fail');
      await settled();
      expect(page.verbs.at(-1)).toStrictEqual([
        'showToast',
        { title: chooseMessages(language).account.failed, icon: 'none' },
      ]);
      expect(platform.requests.map(routeOf)).toStrictEqual(['POST /sessions']);
    },
  );
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
