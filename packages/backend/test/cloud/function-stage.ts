import { randomBytes } from 'node:crypto';

import type { Cloud, Wechat } from 'wechat-simulator';
import {
  createCloud,
  createDevicePlatform,
  createRandom,
  createWechat,
  defaultAccount,
} from 'wechat-simulator';

import type { CloudFunctionOptions, FunctionResponse } from '../../src/cloud/cloud-function';
import { createCloudFunction } from '../../src/cloud/cloud-function';
import { collectionName } from '../../src/cloud/records/records';
import type { SmsOutbox } from '../../src/sms/sms-sender';
import { createSmsOutbox } from '../../src/sms/sms-sender';

// The first event of a file compiles the contract, on a machine that may be doing other things.
jest.setTimeout(60_000);

const { appid } = defaultAccount;

/** One number of their own, and one that both have. */
const shared = { id: 'shared', countryCode: '86', purePhoneNumber: '13600000001' };
const users = [
  {
    ...{ id: 'lin', nickname: '林小满' },
    numbers: [
      { id: 'mainland', countryCode: '86', purePhoneNumber: '13580006666' },
      { id: 'hongkong', countryCode: '852', purePhoneNumber: '51234567' },
      shared,
    ],
  },
  { id: 'chen', nickname: '陈一', numbers: [shared] },
  { id: 'wei', nickname: '魏无', numbers: [] },
];

export interface Event {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly cloudId?: unknown;
}

/** Several instances of the function in one environment, as the cloud starts them when many call at once. */
export interface FunctionStage {
  readonly wechat: Wechat;
  readonly cloud: Cloud;
  readonly sms: SmsOutbox;
  /** Errors that became `internal`. */
  readonly reported: unknown[];
  now(): number;
  advance(milliseconds: number): void;
  /** Calls one of the instances for a person. */
  call(userId: string, event: Event, instance?: number): Promise<FunctionResponse>;
  /** Calls one of the instances with nobody behind it, as the console's test does. */
  callAsNobody(event: Event): Promise<FunctionResponse>;
  signIn(userId: string, instance?: number): Promise<string>;
  /** What a tap brings. */
  grant(
    userId: string,
    numberId?: string,
  ): Promise<{ readonly code: string; readonly cloudID: string }>;
}

export const bearer = (token: string, key?: string) => ({
  authorization: `Bearer ${token}`,
  ...(key === undefined ? {} : { 'Idempotency-Key': key }),
});

export function openFunctionStage(
  instances = 1,
  options: Partial<CloudFunctionOptions> = {},
): FunctionStage {
  let now = Date.UTC(2026, 0, 5, 8, 0, 10);
  const clock = { now: (): number => now };
  const accounts = [{ ...defaultAccount, hasCloud: true }];
  const wechat = createWechat({ clock, random: createRandom(7), accounts, users });
  const cloud = createCloud(wechat, { appid });
  cloud.records.createCollection(collectionName);
  const vaultKey = randomBytes(32);
  const sms = createSmsOutbox();
  const reported: unknown[] = [];
  const mains = Array.from({ length: instances }, () =>
    createCloudFunction({
      ...{ cloud: cloud.sdk(), vaultKey, clock, smsSender: sms },
      report: (error) => reported.push(error),
      ...options,
    }),
  );
  const run = (event: Event, instance: number): Promise<FunctionResponse> => {
    const main = mains[instance % instances];
    if (main === undefined) throw new Error('There is no such instance.');
    return main(event);
  };
  const call: FunctionStage['call'] = (userId, event, instance = 0) =>
    cloud.call(userId, () => run(event, instance));
  return {
    ...{ wechat, cloud, sms, reported, now: clock.now, call },
    advance: (milliseconds) => {
      now += milliseconds;
    },
    callAsNobody: (event) => run(event, 0),
    signIn: async (userId, instance = 0) => {
      const event = { method: 'POST', path: '/v1/sessions', body: { loginCode: 'any' } };
      const { body } = await call(userId, event, instance);
      return (body as { readonly token: string }).token;
    },
    grant: async (userId, numberId = 'mainland') => {
      const phone = createDevicePlatform(wechat, { userId });
      const granted = await phone.grantPhone({ appid, component: 'quick', numberId });
      if (granted.kind !== 'granted') throw new Error(granted.errMsg);
      return { code: granted.code, cloudID: granted.cloudID ?? '' };
    },
  };
}
