import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { HttpResult } from '../../../../miniprogram/platform/platform';
import { nobody, routes, session, somebody } from '../../../support/fake-backend';
import { createFakePlatform, ok } from '../../../support/fake-platform';
import { loadPage, settled } from '../../../support/load-page';

/**
 * Every page, left while something is still on its way: what arrives then draws nothing, and tells nothing to
 * the person on another page.
 */
const app = JSON.parse(
  readFileSync(resolve(__dirname, '../../../../miniprogram/app.json'), 'utf8'),
) as { readonly pages: readonly string[] };
const names = app.pages.map((route) => String(route.split('/')[1]));

/** What the template hands to the handlers, in one: each reads what it knows. */
const detail = {
  value: '13800138000',
  avatarUrl: 'http://tmp/1.jpg',
  component: 'quick',
  detail: { errMsg: 'getPhoneNumber:ok', code: 'c' },
  code: '852',
  buttonId: 'privacy-agree',
  pass: true,
  timeout: false,
};
const forms: Readonly<Record<string, object>> = {
  profile: { nickname: '小明' },
  lab: { address: 'https://api.firm.cn' },
};

/** Things that are asked for, and answered all at once. */
function createHold() {
  let waiting: (() => void)[] = [];
  return {
    until: <T>(result: T): Promise<T> =>
      new Promise((done) => {
        waiting.push(() => {
          done(result);
        });
      }),
    answer: () => {
      const answered = waiting;
      waiting = [];
      answered.forEach((done) => {
        done();
      });
    },
  };
}

function open(name: string, user = nobody) {
  const hold = createHold();
  let isHeld = false;
  const held = <T>(result: T): Promise<T> =>
    isHeld ? hold.until(result) : Promise.resolve(result);
  const platform = createFakePlatform(
    {},
    {
      chooseImage: () => held('http://tmp/2.jpg'),
      privacy: {
        onNeed: () => undefined,
        isNeeded: () => held(false),
        require: () => held({ kind: 'privacy-declined', raw: '' } as const),
        openContract: () => held(false),
      },
      askPhoneNumber: () => held({ errMsg: 'getPhoneNumber:ok', code: 'asked' }),
    },
  );
  const answer = routes({
    'POST /sessions': () => session(user),
    'GET /user': () => ok(somebody),
    'PUT /user': () => ok({ ...nobody, nickname: '小明' }),
    'DELETE /user': () => ok('', 204),
    'DELETE /user/phone': () => ok('', 204),
    'POST /user/avatar': () => ok({ ...nobody, avatarUrl: 'https://cdn.firm.cn/a.jpg' }),
    'POST /user/phone': () => ok({ user: somebody }),
    'POST /sms-codes': () => ok({ resendAfterSeconds: 60 }, 202),
    'POST /quota-reports': () => ok('', 202),
    'POST /usage-events': () => ok('', 202),
  });
  platform.answerWith((request) => held(answer(request) as HttpResult));
  const page = loadPage(name, platform, {
    wx: {
      showModal: (options) => {
        const { success } = options as { readonly success: (choice: object) => void };
        void held({ confirm: true }).then(success);
      },
    },
  });
  return {
    page,
    hold: () => {
      isHeld = true;
    },
    /** Everything that is waited for happens, and all that follows from it. */
    arrive: async () => {
      for (let turn = 0; turn < 6; turn += 1) {
        hold.answer();
        platform.advance(4000);
        await settled();
      }
    },
    toasts: () => page.verbs.filter(([verb]) => verb === 'showToast').length,
  };
}

const handlers = (name: string): readonly (readonly [page: string, handler: string])[] => {
  const all = loadPage(name, createFakePlatform()).handlers;
  return all.filter((handler) => /^(handle|onPull)/.test(handler)).map((one) => [name, one]);
};

const visits = names.flatMap((name): (readonly [string, string, typeof nobody])[] => [
  [name, 'nobody', nobody],
  [name, 'somebody with a number', somebody],
]);

test.each(visits)('%s, left before the first answer, about %s', async (name, _who, user) => {
  const { page, hold, arrive, toasts } = open(name, user);
  hold();
  page.call('onLoad', {});
  page.call('onUnload');
  page.sent.calls = 0;
  await arrive();
  expect([page.sent.calls, toasts()]).toStrictEqual([0, 0]);
});

test.each(names.flatMap(handlers))('%s, left in the middle of %s', async (name, handler) => {
  const { page, hold, arrive, toasts } = open(name);
  page.call('onLoad', {});
  await settled();
  hold();
  const value = /Submit|Address/.test(handler) ? forms[name] : detail.value;
  const currentTarget = { dataset: { url: '../phone/phone' } };
  if (page.handlers.includes('handleNumber')) {
    page.call('handleNumber', { detail });
    page.call('handleCode', { detail: { value: '123456' } });
  }
  page.call(handler, { type: 'x', detail: { ...detail, value }, currentTarget });
  page.call('onUnload');
  page.sent.calls = 0;
  const before = toasts();
  await arrive();
  expect([page.sent.calls, toasts()]).toStrictEqual([0, before]);
});
