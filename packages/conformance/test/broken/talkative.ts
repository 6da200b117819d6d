import type { RequestHandler } from 'express';
import { json } from 'express';
import { openStore } from 'onboarding-backend';

import { startStandIn } from '../../src/stand-in';
import type { WechatStage } from '../../src/wechat/stage';
import type { BrokenBackend } from './broken-backend';
import { changingBodies, gatewayOf, timeoutMs } from './broken-backend';

const standInBehind =
  (...before: readonly RequestHandler[]) =>
  (stage: WechatStage) =>
    startStandIn(stage, { before, timeoutMs });

/** Notes every number as WeChat tells it; `show` may put it into what is said. */
function knowsNumbers(
  stage: WechatStage,
  show: (body: string, numbers: readonly string[]) => string,
) {
  const numbers: string[] = [];
  const gateway = gatewayOf(stage);
  return startStandIn(stage, {
    timeoutMs,
    before: [changingBodies((body) => show(body, numbers))],
    gateway: {
      ...gateway,
      exchangePhoneCode: async (request) => {
        const outcome = await gateway.exchangePhoneCode(request);
        if (outcome.kind === 'number') numbers.push(outcome.number.pureNumber);
        return outcome;
      },
    },
  });
}

/** The whole number where its masked form stands. */
const unmask = (body: string, numbers: readonly string[]): string =>
  body.replace(/(\d+)\*+(\d+)/g, (shown, head: string, tail: string) => {
    const fits = (number: string): boolean => number.startsWith(head) && number.endsWith(tail);
    return numbers.filter(fits).at(-1) ?? shown;
  });

const withTypedNumber: RequestHandler = (request, response, next) => {
  const number: unknown = Reflect.get(Object(request.body), 'number');
  if (typeof number === 'string')
    response.set('X-Debug', `+86 ${number.slice(0, 3)}-${number.slice(3)}`);
  next();
};

const dateless: RequestHandler = (_request, response, next) => {
  response.sendDate = false;
  next();
};

const plainJson: RequestHandler = (_request, response, next) => {
  const type = response.type.bind(response);
  response.type = (name: string) => type(name.replace('problem+json', 'json'));
  next();
};

/** Every mistake of the client is a 400. */
const only400: RequestHandler = (_request, response, next) => {
  const status = response.status.bind(response);
  response.status = (code: number) => status(code > 400 && code < 500 ? 400 : code);
  next();
};

/** Where every form of answer comes up. */
const shapes = ['Session', 'Access', 'Phone code', 'SMS', 'Every answer'] as const;

/** Backends that say too much, or say it in the wrong form. */
export const talkative: readonly BrokenBackend[] = [
  {
    name: 'shows the number unmasked',
    groups: shapes,
    open: (stage) => knowsNumbers(stage, unmask),
    red: {
      'number-is-masked': /is shown as \d{11}, not 154\*{6}88/,
      'number-of-any-length': /290 1540 is shown as .*"1540"/,
      'answers-fit': /user\.phone/,
      'no-number-leaks': /POST \/user\/phone 200: holds a whole phone number/,
    },
  },
  {
    name: 'masks one digit too few',
    groups: shapes,
    open: standInBehind(changingBodies((body) => body.replace(/(\d{3})\*(\*+\d\d")/g, '$10$2'))),
    red: {
      'number-is-masked': /is shown as 1540\*{5}88, not 154\*{6}88/,
      'number-of-any-length': /is shown as .*"0150\*{4}88"/,
      'answers-fit': /user\.phone: Invalid input/,
    },
  },
  {
    name: 'writes typed numbers into a header',
    groups: shapes,
    open: standInBehind(json(), withTypedNumber),
    red: { 'no-number-leaks': /POST \/sms-codes \d+: holds a whole phone number/ },
  },
  {
    name: 'repeats what it was sent in the detail of a problem',
    groups: shapes,
    open: standInBehind((request, response, next) => {
      changingBodies((body) =>
        body.replace(
          '"code":"phone-code-invalid"',
          (text) => `${text},"detail":${sent(request.body)}`,
        ),
      )(request, response, next);
    }),
    red: {
      'no-secret-leaks': /holds a (login|phone) code/,
      'problems-repeat-nothing': /repeats what was sent/,
    },
  },
  {
    name: 'uses the openid as the id of people',
    groups: shapes,
    open: async (stage) => {
      const store = await openStore();
      return startStandIn(stage, {
        timeoutMs,
        store: {
          ...store,
          findOrCreateUser: (fresh, now) =>
            store.findOrCreateUser({ ...fresh, id: fresh.openid }, now),
        },
      });
    },
    red: {
      'no-secret-leaks': /holds an openid/,
      'ids-are-own': /holds a digest of an openid/,
    },
  },
  {
    name: 'answers problems as application/json',
    groups: shapes,
    open: standInBehind(plainJson),
    red: { 'problems-say-so': /content-type is application\/json/ },
  },
  {
    name: 'answers 400 to every mistake of the client',
    groups: shapes,
    open: standInBehind(only400),
    red: { 'problems-have-their-status': /session-invalid must have the status 401/ },
  },
  {
    name: 'adds a field of its own to the person',
    groups: shapes,
    open: standInBehind(
      changingBodies((body) => body.replace('"nickname":', '"vip":true,"nickname":')),
    ),
    red: { 'answers-fit': /Unrecognized key: "vip"/ },
  },
  {
    name: 'sends no Date',
    groups: shapes,
    open: standInBehind(dateless),
    red: { 'answers-are-dated': /Date is missing/ },
  },
];

/** The request's own words, as a JSON text. */
const sent = (body: unknown): string => JSON.stringify(JSON.stringify(body));
