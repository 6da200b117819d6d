import { randomBytes } from 'node:crypto';

import type { Wechat, WechatServer } from 'wechat-simulator';
import { createRandom, createWechat, defaultAccount, startWechatServer } from 'wechat-simulator';

import type { Upstream } from './upstream';
import { watchUpstream } from './upstream';

/** The simulated WeChat that stands behind the backend under test. */
export interface WechatStage {
  readonly wechat: Wechat;
  readonly upstream: Upstream;
  /** The same platform as a backend asks it: each question is noted in `upstream`. */
  readonly watched: Wechat;
  readonly server: WechatServer;
  readonly appid: string;
  readonly secret: string;
  /** Lets WeChat's clock, and nobody else's, run ahead while the work lasts. */
  later<Value>(milliseconds: number, work: () => Promise<Value>): Promise<Value>;
  /** No faults, no latencies, the right time: as every rule finds it. */
  calm(): void;
}

export interface WechatStageOptions {
  /** @default any free port */
  readonly port?: number;
  /** The address it listens on. @default 127.0.0.1 */
  readonly host?: string;
  /** @default the account of project.config.json */
  readonly appid?: string;
  readonly secret?: string;
}

/** Starts the platform with nobody on it; rules bring their own people. */
export async function openWechatStage(options: WechatStageOptions = {}): Promise<WechatStage> {
  const { port = 0, host, appid = defaultAccount.appid, secret = defaultAccount.secret } = options;
  let ahead = 0;
  const wechat = createWechat({
    clock: { now: () => Date.now() + ahead },
    random: createRandom(randomBytes(4).readUInt32BE()),
    accounts: [{ ...defaultAccount, appid, secret, hasCloud: true }],
    users: [],
  });
  const { watched, upstream } = watchUpstream(wechat);
  const server = await startWechatServer({
    wechat: watched,
    port,
    ...(host === undefined ? {} : { host }),
  });
  return {
    wechat,
    upstream,
    watched,
    server,
    appid,
    secret,
    later: async (milliseconds, work) => {
      ahead = milliseconds;
      try {
        return await work();
      } finally {
        ahead = 0;
      }
    },
    calm: () => {
      ahead = 0;
      wechat.faults.reset();
    },
  };
}
