import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { OpenStore, PhoneOutcome, WechatGateway } from 'onboarding-backend';

import { startStandIn } from '../../src/stand-in';
import type { WechatStage } from '../../src/wechat/stage';
import type { BrokenBackend } from './broken-backend';
import { gatewayOf, timeoutMs } from './broken-backend';
import type { Meddler } from './meddling';
import { asking, behind, isOne, withHeader, withJson } from './meddling';
import { overStore } from './over-store';

const groups = ['Session', 'People apart', 'Access', 'Phone code', 'Idempotency'] as const;

const overGateway =
  (meddle: (gateway: WechatGateway) => Partial<WechatGateway>): BrokenBackend['open'] =>
  (stage: WechatStage) => {
    const gateway = gatewayOf(stage);
    return startStandIn(stage, { timeoutMs, gateway: { ...gateway, ...meddle(gateway) } });
  };

type PhoneRequest = Parameters<WechatGateway['exchangePhoneCode']>[0];

/** Remembers the numbers that WeChat named, under whatever this makes of a request. */
const remembersNumbers =
  (keyOf: (request: PhoneRequest) => string) =>
  (gateway: WechatGateway): Partial<WechatGateway> => {
    const numbers = new Map<string, PhoneOutcome>();
    return {
      exchangePhoneCode: async (request) => {
        const known = numbers.get(keyOf(request));
        if (known !== undefined) return known;
        const outcome = await gateway.exchangePhoneCode(request);
        if (outcome.kind === 'number') numbers.set(keyOf(request), outcome);
        return outcome;
      },
    };
  };

/** Numbers are eleven digits and begin with 1. */
const withoutCountry = (gateway: WechatGateway): Partial<WechatGateway> => ({
  exchangePhoneCode: async (request) => {
    const outcome = await gateway.exchangePhoneCode(request);
    return outcome.kind === 'number'
      ? { ...outcome, number: { ...outcome.number, countryCode: '86' } }
      : outcome;
  },
});

/** Whoever sends a code that is on its way already waits for the same response. */
function joinsByCode(gateway: WechatGateway): Partial<WechatGateway> {
  const running = new Map<string, Promise<PhoneOutcome>>();
  return {
    exchangePhoneCode: (request) => {
      const earlier = running.get(request.code);
      if (earlier !== undefined) return earlier;
      const outcome = gateway
        .exchangePhoneCode(request)
        .finally(() => running.delete(request.code));
      running.set(request.code, outcome);
      return outcome;
    },
  };
}

/** One variable for everybody who signs in. */
function oneVariable(gateway: WechatGateway): Partial<WechatGateway> {
  let current: Awaited<ReturnType<WechatGateway['exchangeLoginCode']>> | undefined;
  return {
    exchangeLoginCode: async (code) => {
      current = await gateway.exchangeLoginCode(code);
      await delay(5);
      return current;
    },
  };
}

type People = Map<string, Awaited<ReturnType<OpenStore['findOrCreateUser']>>>;

/** Remembers everybody; for faults that meet more people than they should. */
function remembering(
  store: OpenStore,
  people: People,
  keyOf: (openid: string) => string = (openid) => openid,
): Pick<OpenStore, 'findOrCreateUser'> {
  return {
    findOrCreateUser: async (fresh, now) => {
      const known = await store.findUser(people.get(keyOf(fresh.openid))?.id ?? '');
      const user = known ?? (await store.findOrCreateUser(fresh, now));
      people.set(keyOf(fresh.openid), user);
      return user;
    },
  };
}

function namesEverybody(store: OpenStore): Partial<OpenStore> {
  const people: People = new Map();
  return {
    ...remembering(store, people),
    saveNickname: async (userId, nickname, now) => {
      for (const { id } of people.values()) await store.saveNickname(id, nickname, now);
      return store.findUser(userId);
    },
  };
}

function unbindsEverybody(store: OpenStore): Partial<OpenStore> {
  const people: People = new Map();
  return {
    ...remembering(store, people),
    unbindPhone: async (_userId, now) => {
      for (const { id } of people.values()) await store.unbindPhone(id, now);
    },
  };
}

const rightKey = /^[\w-]{16,64}$/;

/** Keeps keys in a column of its own making. */
const keysAs = (change: (key: string, token: string) => string): Meddler =>
  asking((asked) => {
    const key = asked.headers['idempotency-key'] ?? '';
    const token = asked.headers['authorization'] ?? '';
    return rightKey.test(key) ? withHeader(asked, 'idempotency-key', change(key, token)) : asked;
  });

/** Writes the whole row, as it was when the program read it. */
const savesTheWholeRow: Meddler = async (asked, forward) => {
  const said = await forward(asked);
  if (!isOne(asked, 'PUT /v1/user') || said.status !== 200) return said;
  const { headers } = asked;
  await forward({ method: 'DELETE', path: '/v1/user/phone', headers: own(headers), body: nothing });
  return withJson(said, (json) => ({ ...json, phone: null }));
};

const nothing = Buffer.alloc(0);
const own = ({ authorization = '' }: Readonly<Record<string, string>>) => ({ authorization });

const digestOf = (text: string): string => createHash('md5').update(text).digest('hex');

/** Backends that take one person, code or key for another. */
export const peopleMixers: readonly BrokenBackend[] = [
  {
    name: 'keeps the person who signs in in one variable',
    groups: [...groups, 'Same moment', 'WeChat in trouble', 'Deletion', 'Restart'],
    open: overGateway(oneVariable),
    red: { 'sign-ins-apart': /Two people’s sign-ins were mixed/ },
  },
  {
    name: 'keeps the verdict on a code without its person',
    groups,
    open: overGateway(remembersNumbers(({ code }) => code)),
    red: { 'code-of-person': /phone-already-bound.* to a code that somebody else had used/ },
  },
  {
    name: 'lets others join the exchange of a code',
    groups,
    open: overGateway(joinsByCode),
    red: { 'code-of-person-while-running': /answered 200 .* was binding at that moment/ },
  },
  {
    name: 'keeps numbers without their calling code',
    groups,
    open: overGateway(withoutCountry),
    red: {
      'number-with-country': /phone-already-bound.* under another calling code/,
      'number-of-any-length': /290 1540 is shown as .*"86"/,
    },
  },
  {
    name: 'compares codes without their letters’ case',
    groups,
    open: overGateway(remembersNumbers(({ code, openid }) => `${openid} ${code.toLowerCase()}`)),
    red: { 'codes-exact': /answered 200 .* large letters for small ones/ },
  },
  {
    name: 'compares openids without their letters’ case',
    groups,
    open: overStore((store) => remembering(store, new Map(), (openid) => openid.toLowerCase())),
    red: { 'openids-exact': /are taken for one person/ },
  },
  {
    name: 'compares keys without their letters’ case',
    groups,
    open: behind(() => keysAs((key) => key.toLowerCase())),
    red: { 'keys-exact': /idempotency-key-reused.* only in letters’ case/ },
  },
  {
    name: 'keeps 36 characters of a key',
    groups,
    open: behind(() => keysAs((key) => key.slice(0, 36))),
    red: { 'keys-exact': /idempotency-key-reused.* only in the last of 64 characters/ },
  },
  {
    name: 'keeps keys by session',
    groups,
    open: behind(() => keysAs((key, token) => digestOf(`${token} ${key}`))),
    red: { 'key-survives-login': /answer under the same key was made anew/ },
  },
  {
    name: 'writes a nickname to everybody',
    groups: ['People apart', 'Profile'],
    open: overStore(namesEverybody),
    red: { 'profile-own': /another person shows .*小满/ },
  },
  {
    name: 'unbinds everybody’s number',
    groups: ['People apart', 'Deletion'],
    open: overStore(unbindsEverybody),
    red: { 'deletion-own': /After DELETE \/user\/phone of one person another shows/ },
  },
  {
    name: 'clears the number with every PUT /user',
    groups: ['People apart', 'Profile'],
    open: behind(() => savesTheWholeRow),
    red: { 'profile-and-number-apart': /took the number away/ },
  },
  {
    name: 'clears the profile with DELETE /user/phone',
    groups: ['People apart', 'Phone code', 'Taken back'],
    open: overStore((store) => ({
      unbindPhone: async (userId, now) => {
        await store.unbindPhone(userId, now);
        await store.dropNickname(userId);
      },
    })),
    red: { 'profile-and-number-apart': /left {"nickname":null/ },
  },
  {
    name: 'makes ids of openids by MD5',
    groups: ['Session', 'Every answer'],
    open: overStore((store) => ({
      findOrCreateUser: (fresh, now) =>
        store.findOrCreateUser({ ...fresh, id: digestOf(fresh.openid) }, now),
    })),
    red: { 'ids-are-own': /holds a digest of an openid/ },
  },
];
