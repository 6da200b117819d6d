import type { WechatGateway } from 'onboarding-backend';
import type { Wechat } from 'wechat-simulator';
import { defaultAccount } from 'wechat-simulator';
import { z } from 'zod';

import type { Contestant, Lifeline, Phone, Shown } from '../contestant';
import type { NetworkResult } from '../network';
import type { PlainBackend } from './plain-backend';
import { createPlainBackend } from './plain-backend';

/** `wx.request` waits a minute unless told otherwise. */
const wxTimeoutMs = 60_000;

const eventDetail = z.object({ code: z.string().default('') });
const bodyOf = z.object({ bound: z.boolean() });

const saysBound = (result: NetworkResult): boolean =>
  result.kind === 'response' &&
  result.status === 200 &&
  bodyOf.catch({ bound: false }).parse(result.body).bound;

type Send = (backend: PlainBackend, phone: Phone, phoneCode: string) => Promise<NetworkResult>;

/** A handler that sends what the event brings; a failure shows a toast and leaves the button. */
function createSample(
  name: string,
  send: Send,
  wechat: Wechat,
  gateway: WechatGateway,
): Contestant {
  const backend = createPlainBackend(gateway);
  const openidOf = (userId: string): string =>
    wechat.directory.openid(defaultAccount.appid, userId) ?? '';
  return {
    name,
    isBound: (userId) => Promise.resolve(backend.isBound(openidOf(userId))),
    start: (phone, line) => ({
      // Kinder than the documents: it looks at the start whether there is a number already, twice.
      open: () => {
        const ask = (): Promise<boolean> =>
          phone.network(wxTimeoutMs, () => backend.me(openidOf(phone.userId))).then(saysBound);
        return living(
          line,
          ask().then(async (is) => (is || (await ask()) ? 'bound' : 'button')),
        );
      },
      tapped: () => undefined,
      receive: (detail) => {
        const { code } = eventDetail.parse(detail);
        if (code === '') return Promise.resolve('no-way');
        const sent = send(backend, phone, code);
        return living(
          line,
          sent.then((result) => (saysBound(result) ? 'bound' : 'button')),
        );
      },
      retry: () => Promise.resolve('button'),
      wait: () => Promise.resolve('button'),
      manual: () => Promise.resolve('no-way'),
    }),
  };
}

/** Callbacks of a killed program never come. */
function living(line: Lifeline, result: Promise<Shown>): Promise<Shown> {
  return new Promise((resolve) => {
    void result.then((shown) => {
      if (line.isAlive()) resolve(shown);
    });
  });
}

/**
 * The sample of WeChat's documentation (手机号快速验证组件, step 2): the code of the event goes to the
 * backend, once.
 */
export function createOfficialSample(wechat: Wechat, gateway: WechatGateway): Contestant {
  const { appid } = defaultAccount;
  const send: Send = (backend, phone, code) =>
    phone.network(wxTimeoutMs, () =>
      backend.bind(wechat.directory.openid(appid, phone.userId) ?? '', code),
    );
  return createSample('official sample', send, wechat, gateway);
}

/**
 * A handler as public code often has it: `wx.login` inside the callback, both codes in one request, and up
 * to three blind tries, each a new request to the backend.
 */
export function createTypicalHandler(wechat: Wechat, gateway: WechatGateway): Contestant {
  const send: Send = async (backend, phone, code) => {
    const attempt = (): Promise<NetworkResult> => {
      const loginCode = phone.login();
      return phone.network(wxTimeoutMs, () => backend.loginAndBind(loginCode, code));
    };
    let result = await attempt();
    for (let tries = 1; tries < 3 && !saysBound(result); tries += 1) result = await attempt();
    return result;
  };
  return createSample('typical handler', send, wechat, gateway);
}
