import { createFaultSwitch } from 'onboarding-backend';
import {
  accountOf,
  createFreshRandom,
  createRandom,
  createWechat,
  defaultAccount,
  startWechatServer,
  systemClock,
} from 'wechat-simulator';

import { createShiftedClock } from './shifted-clock';
import type { Stand, StandOptions } from './stand';
import { onFreePort } from './stand';

/** Stands for the backend in requests: WeChat sends nothing over http outside DevTools. */
export const namedOrigin = 'https://your-backend.test';

/** `backend` of the ext configuration: whatever the panel chooses (iPhone, Android, a release), its requests reach a backend. */
export const addressInProgram = (
  backend: string | undefined,
  pathPrefix: string,
): Readonly<Record<string, string>> =>
  backend === undefined
    ? { whereUnset: namedOrigin }
    : { baseUrl: namedOrigin, ...(pathPrefix === '' ? {} : { pathPrefix }) };

/**
 * The simulated WeChat alone, for a backend of somebody's own: it is started and ended elsewhere, and nothing of it can be
 * steered from here.
 *
 * @param backendUrl scheme and host
 */
export async function openStandBeside(
  backendUrl: string,
  { wechatPort = 0, appid = defaultAccount.appid, seed }: StandOptions = {},
): Promise<Stand> {
  const clock = createShiftedClock(systemClock);
  const account = accountOf(appid);
  const wechat = createWechat({
    clock,
    random: seed === undefined ? createFreshRandom() : createRandom(seed),
    accounts: [account],
    takesAnyAppid: true,
  });
  const wechatServer = await onFreePort(wechatPort, (port) => startWechatServer({ wechat, port }));
  const { port, protocol } = new URL(backendUrl);
  return {
    wechat,
    account,
    quota: () => wechat.quotaOf(appid),
    wechatServer,
    backendUrl,
    backendPort: Number(port || (protocol === 'https:' ? 443 : 80)),
    isOwnBackend: true,
    faults: createFaultSwitch(),
    smsMessages: () => [],
    onSms: () => () => undefined,
    stopBackend: () => Promise.resolve(),
    startBackend: () => Promise.resolve(),
    isBackendUp: () => true,
    passTime: (ms) => {
      clock.advance(ms);
    },
    timePassed: () => clock.ahead(),
    reset: () => {
      clock.restore();
      wechat.reset();
      return Promise.resolve();
    },
    close: () => wechatServer.close(),
  };
}

/** What its developer is told at the start: what to set there, and whether anybody answers there yet. */
export async function whatToSet({
  account,
  backendUrl,
  wechatServer,
}: Pick<Stand, 'account' | 'backendUrl' | 'wechatServer'>): Promise<readonly string[]> {
  const set = [
    `WECHAT_BASE_URL=${wechatServer.url}`,
    `WECHAT_APPID=${account.appid}`,
    `WECHAT_SECRET=${account.secret}`,
  ];
  const problem = await fetch(backendUrl, { signal: AbortSignal.timeout(2000) }).then(
    () => undefined,
    (error: unknown) => unanswered(backendUrl, error),
  );
  return [
    '',
    '  在你的后端设置 Set in your backend, under its own names for them:',
    ...set.map((line) => `    ${line}`),
    `  微信接口改用该地址 It stands in for https://api.weixin.qq.com; codes are new at every start.`,
    ...(problem === undefined ? [] : [problem]),
  ];
}

/** Why there was no response: a certificate of one's own is another matter than a backend that is not there. */
function unanswered(backendUrl: string, error: unknown): string {
  const { code = '' } = ((error as Error).cause ?? {}) as { readonly code?: string };
  if (/CERT|SIGN|ERR_TLS/u.test(code)) {
    return `  证书不受信任 This computer does not trust the certificate of ${backendUrl} (${code}): start again with NODE_EXTRA_CA_CERTS=<the certificate, or the one that signed it>.`;
  }
  if (/SSL|EPROTO|ECONNRESET|UND_ERR_SOCKET/u.test(code)) {
    return `  协议不符 ${backendUrl} does not speak ${new URL(backendUrl).protocol.slice(0, -1)} (${code}): is it http or https?`;
  }
  return `  尚无响应 Nothing answers at ${backendUrl} yet: start your backend.`;
}
