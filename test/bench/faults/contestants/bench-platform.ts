import type { Express } from 'express';
import { dispatch } from 'onboarding-testing';

import type { LoginCode } from '../../../../miniprogram/models/phone';
import { createMonotonicClock } from '../../../../miniprogram/platform/monotonic-clock';
import type { HttpResult, Platform } from '../../../../miniprogram/platform/platform';
import type { Lifeline, Phone } from '../contestant';
import type { VirtualTime } from '../virtual-time';

export const benchOrigin = 'https://backend.bench.test';

/** How long the client takes to write or read an encrypted value. */
const storageMs = 5;

/**
 * One life of the program as its Platform: callbacks come only while it lives, storage outlives it. An
 * encrypted write that was handed over before a kill is finished by the client, as its native side does.
 */
export function createBenchPlatform(
  app: Express,
  time: VirtualTime,
  phone: Phone,
  line: Lifeline,
): Platform {
  const { dice, stored } = phone;
  const living = <Result>(work: Promise<Result>): Promise<Result> =>
    new Promise((resolve) => {
      void work.then((result) => {
        if (line.isAlive()) resolve(result);
      });
    });
  const read = (key: string): unknown => {
    const text = stored.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  };
  return {
    app: {
      appId: 'wx0123456789abcdef',
      envVersion: 'release',
      sdkVersion: '3.8.12',
      platform: 'android',
      language: 'zh_CN',
    },
    theme: () => 'light',
    login: () =>
      living(
        time.sleep(dice.between(50, 200)).then(() => ({
          kind: 'code' as const,
          code: phone.login() as LoginCode,
        })),
      ),
    checkSession: () => Promise.resolve(true),
    request: ({ method, url, headers, body, timeoutMs }) =>
      living(
        phone.network(timeoutMs, () =>
          dispatch(app, {
            method,
            path: url.slice(benchOrigin.length),
            headers,
            ...(body === undefined ? {} : { body }),
          }),
        ),
      ),
    upload: () => living(Promise.resolve(aborted)),
    cloud: () => living(Promise.resolve(aborted)),
    privacy: null,
    update: null,
    askPhoneNumber: null,
    chooseImage: () => Promise.resolve(null),
    cropImage: (filePath) => Promise.resolve(filePath),
    shrinkImage: (filePath) => Promise.resolve(filePath),
    reportEvent: () => undefined,
    extConfig: () => ({}),
    storage: {
      get: (key) => read(key),
      set: (key, value) => {
        if (line.isAlive()) stored.set(key, JSON.stringify(value));
      },
      remove: (key) => {
        if (line.isAlive()) stored.delete(key);
      },
      clear: () => {
        if (line.isAlive()) stored.clear();
      },
    },
    secrets: {
      get: (key) => living(time.sleep(storageMs).then(() => read(`secret ${key}`))),
      set: (key, value) => {
        if (line.isAlive()) stored.set(`secret ${key}`, JSON.stringify(value));
        return living(time.sleep(storageMs).then(() => true));
      },
      remove: (key) => {
        if (line.isAlive()) stored.delete(`secret ${key}`);
        return living(time.sleep(storageMs));
      },
    },
    now: () => phone.now(),
    monotonic: createMonotonicClock(() => phone.now()),
    after: (milliseconds, run) =>
      time.after(milliseconds, () => {
        if (line.isAlive()) run();
      }),
    randomId: () =>
      Array.from({ length: 32 }, () => Math.floor(dice.number() * 16).toString(16)).join(''),
    random: () => dice.number(),
  };
}

const aborted: HttpResult = { kind: 'no-response', reason: 'aborted' };
