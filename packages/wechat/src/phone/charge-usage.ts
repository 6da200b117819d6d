import type { PhoneComponent } from 'miniprogram-host';

import type { Ok, WechatError } from '../errcode';
import { ok, wechatError } from '../errcode';
import type { QuotaPack } from './quota';

/** What part of the packs is asked for; `limit` at most 20. */
export interface UsagePage {
  /**
   * The console's number of the paid ability: 10000077 quick, 10000086 real-time
   * (docs/wechat-facts.md §6).
   */
  readonly spuId: string;
  readonly offset: number;
  readonly limit: number;
}

/**
 * The response of `GET /wxa/charge/usage/get`; only the fields that docs/wechat-facts.md §6 names.
 */
export interface ChargeUsage extends Ok {
  readonly effectiveUse: number;
  readonly all: number;
  readonly detailList: readonly UsageRow[];
}

interface UsageRow {
  readonly pkgId: string;
  /** 1 active, 2 pending, 3 ended. */
  readonly status: 1 | 3;
  /** 1 trial, 2 paid, 3 assigned. */
  readonly source: 1 | 2 | 3;
  readonly used: number;
  readonly all: number;
  /** Seconds; absent when the pack does not end. */
  readonly endTime?: number;
}

const componentOfSpu: Readonly<Record<string, PhoneComponent>> = {
  10000077: 'quick',
  10000086: 'realtime',
};
const sourceNumber = { trial: 1, paid: 2, assigned: 3 } as const;

const usageRow = (pack: QuotaPack, now: number): UsageRow => {
  const ended = pack.expiresAt !== undefined && now >= pack.expiresAt;
  return {
    pkgId: pack.id,
    status: ended || pack.used >= pack.total ? 3 : 1,
    source: sourceNumber[pack.source],
    used: pack.used,
    all: pack.total,
    ...(pack.expiresAt === undefined ? {} : { endTime: Math.floor(pack.expiresAt / 1000) }),
  };
};

/**
 * Does the usage query over an account's packs; 47001 for an unknown ability or too long a page.
 */
export function chargeUsage(
  packs: readonly QuotaPack[],
  { spuId, offset, limit }: UsagePage,
  now: number,
): ChargeUsage | WechatError {
  const component = componentOfSpu[spuId];
  if (component === undefined || limit > 20) return wechatError(47001);
  const rows = packs
    .filter((pack) => pack.component === component || pack.component === 'both')
    .map((pack) => usageRow(pack, now));
  const active = rows.filter(({ status }) => status === 1);
  return {
    ...ok,
    effectiveUse: active.reduce((sum, row) => sum + row.used, 0),
    all: active.reduce((sum, row) => sum + row.all, 0),
    detailList: rows.slice(offset, offset + limit),
  };
}
