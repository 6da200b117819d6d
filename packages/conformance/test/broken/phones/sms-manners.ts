import { json } from 'express';

import { startStandIn } from '../../../src/stand-in';
import type { BrokenBackend } from '../broken-backend';
import { timeoutMs } from '../broken-backend';
import type { Meddler } from '../meddling';
import { asking, behind, fieldOf, isOne, problem, withJson } from '../meddling';
import { overStore } from '../over-store';

const messages = ['SMS'] as const;

const sendsAbroad: Meddler = (asked, forward) =>
  isOne(asked, 'POST /v1/sms-codes') && fieldOf(asked, 'countryCode') === '44'
    ? Promise.resolve({
        status: 202,
        headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
        body: Buffer.from('{"resendAfterSeconds":60,"expiresInSeconds":300}'),
      })
    : forward(asked);

const tooSoon = JSON.stringify({
  ...{ type: 'about:blank', title: 'Planted', status: 429, code: 'rate-limited' },
  retryAfterSeconds: 60,
});

/** Backends that are careless with messages and their codes. */
export const smsManners: readonly BrokenBackend[] = [
  {
    name: 'counts right SMS codes as guesses',
    groups: messages,
    open: overStore(() => ({ giveGuessBack: () => Promise.resolve() })),
    red: { 'sms-binds': /sms-too-many-guesses.* to the wrong code of 5 digits/ },
  },
  {
    name: 'compares SMS codes as numbers',
    groups: messages,
    open: behind(() =>
      asking((asked) =>
        withJson(asked, (json) => ({
          ...json,
          ...(typeof json['smsCode'] === 'string' && {
            smsCode: json['smsCode'].replace(/^0(?=\d{6}$)/, ''),
          }),
        })),
      ),
    ),
    red: { 'sms-binds': /phone-already-bound.* to the wrong code of 7 digits/ },
  },
  {
    name: 'lets SMS codes live for an hour',
    groups: messages,
    open: behind(
      (): Meddler => async (asked, forward) =>
        withJson(await forward(asked), (json) =>
          'expiresInSeconds' in json ? { ...json, expiresInSeconds: 3600 } : json,
        ),
    ),
    red: { 'sms-times-told': /expiresInSeconds is 3600/ },
  },
  {
    name: 'looks when the last message was sent, and sends a moment later',
    groups: messages,
    open: (stage) => {
      const times = new Map<string, number>();
      const endless = { calls: Infinity, windowMs: 60_000 };
      return startStandIn(stage, {
        ...{ timeoutMs, limits: { sms: { resend: endless, byNumber: endless, byUser: endless } } },
        before: [
          json(),
          (request, response, next) => {
            const number = String(Reflect.get(Object(request.body), 'number'));
            if (request.path !== '/v1/sms-codes' || !number.startsWith('120666')) {
              next();
              return;
            }
            if (Date.now() - (times.get(number) ?? 0) < 60_000) {
              response.status(429).set({ 'retry-after': '60', 'cache-control': 'no-store' });
              response.type('application/problem+json').send(tooSoon);
              return;
            }
            setTimeout(() => {
              times.set(number, Date.now());
              next();
            }, 50);
          },
        ],
      });
    },
    red: { 'sms-sent-once-at-once': /answered 202 .* to the second of two messages at once/ },
  },
  {
    name: 'falls over a calling code that no country has',
    groups: messages,
    open: behind(
      (): Meddler => (asked, forward) =>
        fieldOf(asked, 'countryCode') === '999'
          ? Promise.resolve(problem(500, 'internal'))
          : forward(asked),
    ),
    red: { 'sms-number-invalid': /answered 500 .* to the number 999 1234567/ },
  },
  {
    name: 'sends messages to numbers that are free to ring',
    groups: messages,
    open: behind(
      (): Meddler => (asked, forward) =>
        String(fieldOf(asked, 'number')).startsWith('808')
          ? sendsAbroad(asked, forward)
          : forward(asked),
    ),
    red: { 'sms-number-unsuitable': /answered 202 .* that is free to ring/ },
  },
  {
    name: 'sends messages to landlines',
    groups: messages,
    open: behind(() => sendsAbroad),
    red: { 'sms-number-unsuitable': /answered 202 .* to a landline/ },
  },
];
