import type { PushTarget } from 'wechat-simulator';

import type { Caller } from './backend/caller';
import { createCaller } from './backend/caller';
import type { Contract } from './contract/contract';
import { readContract } from './contract/contract';
import type { SmsSource } from './sms/sms-source';
import type { People } from './wechat/people';
import { createPeople } from './wechat/people';
import type { WechatStage } from './wechat/stage';

/** What every rule is given. */
export interface Kit {
  readonly contract: Contract;
  readonly stage: WechatStage;
  readonly people: People;
  readonly backend: Caller;
  readonly sms: SmsSource;
  /** A cloud function knows no addresses, uploads and connections: some of HTTP is no matter of its. */
  readonly transport: 'http' | 'cloudFunction';
  /** Where the backend takes WeChat's messages; absent when it was not told. */
  readonly push: PushTarget | undefined;
  /** Stops the backend in an orderly way and starts it again; absent when nobody said how. */
  readonly restart: (() => Promise<void>) | undefined;
  /** How slow WeChat is when a rule wants it slow; the backend must be more patient. */
  readonly slowMs: number;
  /** How long a response may take. */
  readonly patienceMs: number;
}

export interface KitOptions {
  readonly stage: WechatStage;
  /** How the backend is reached. @default http */
  readonly transport?: Kit['transport'];
  /** Without the prefix. */
  readonly backendUrl: string;
  /** @default the contract's, /v1 */
  readonly prefix?: string;
  readonly sms: SmsSource;
  readonly push?: PushTarget;
  readonly restart?: () => Promise<void>;
  /** @default 3000 */
  readonly slowMs?: number;
  /** @default 45000: longer than a patient backend waits for WeChat */
  readonly patienceMs?: number;
}

/** Puts the kit together around a running WeChat and a running backend. */
export function createKit(options: KitOptions): Kit {
  const { stage, backendUrl, sms, push, restart, transport = 'http' } = options;
  const { slowMs = 3000, patienceMs = 45_000 } = options;
  const contract = readContract();
  const prefix = options.prefix ?? contract.prefix;
  const baseUrl = `${backendUrl.replace(/\/+$/, '')}${prefix}`;
  return {
    contract,
    stage,
    people: createPeople(stage),
    backend: createCaller({ baseUrl, appid: stage.appid, patienceMs }),
    sms,
    transport,
    push,
    restart,
    slowMs,
    patienceMs,
  };
}
