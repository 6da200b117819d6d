import type { HttpAnswer } from 'miniprogram-host/jsdom';

import { knownDetails } from '../../../miniprogram/pages/lab/next-outcome';

/** One way in which a tap on a phone button can end, as the phone and the backend tell it. */
export interface Outcome {
  readonly name: string;
  /** Detail of the button's event. */
  readonly detail: object;
  /** What `POST /user/phone` is answered with. */
  readonly exchange: HttpAnswer;
  /** Handler of the button that a person taps afterwards; counted as an outcome of its own. */
  readonly then?: {
    readonly name: string;
    readonly handler: string;
    readonly exchange: HttpAnswer;
  };
}

/** An answer with a JSON body. */
export function answered(status: number, body: object): HttpAnswer {
  return {
    kind: 'answered',
    response: {
      status,
      headers: { 'content-type': 'application/json' },
      cookies: [],
      bodyBase64: btoa(JSON.stringify(body)),
    },
  };
}

const problem = (status: number, code: string): HttpAnswer =>
  answered(status, { type: 'about:blank', title: code, status, code });

/** A person with a nickname and a picture, so that their account is drawn in full. */
export const person = (masked: string | null): object => ({
  id: 'u1',
  nickname: 'nickname',
  avatarUrl: 'https://backend.bench.test/v1/avatars/0123456789abcdef0123456789abcdef',
  phone: masked === null ? null : { masked, countryCode: '86' },
});

const bound = answered(200, { user: person('138******78') });

const granted = { errMsg: 'getPhoneNumber:ok', code: 'a-code-of-a-phone-component' };

const conflict = problem(409, 'phone-already-bound');
const offline: HttpAnswer = { kind: 'failed', message: 'no network' };

/**
 * Every outcome. Not among them is a code that expires on its way: it draws what `rejected` draws, with
 * other words.
 */
export const outcomes: readonly Outcome[] = [
  ...Object.entries(knownDetails).map(([name, detail]) => ({ name, detail, exchange: bound })),
  { name: 'bound', detail: granted, exchange: bound },
  { name: 'rejected', detail: granted, exchange: problem(422, 'phone-code-invalid') },
  { name: 'session stale', detail: granted, exchange: problem(409, 'wechat-session-stale') },
  {
    name: 'offline',
    detail: granted,
    exchange: offline,
    then: { name: 'offline, then a retry that binds', handler: 'handleRetry', exchange: bound },
  },
  { name: 'timeout', detail: granted, exchange: { kind: 'timeout' } },
  { name: 'WeChat busy', detail: granted, exchange: problem(503, 'wechat-busy') },
  { name: 'rate limited', detail: granted, exchange: problem(429, 'rate-limited') },
  {
    name: 'conflict',
    detail: granted,
    exchange: conflict,
    then: { name: 'conflict, then taken over', handler: 'handleMove', exchange: bound },
  },
  {
    name: 'conflict, to be given up',
    detail: granted,
    exchange: conflict,
    then: { name: 'conflict, then another number', handler: 'handleOther', exchange: bound },
  },
];
