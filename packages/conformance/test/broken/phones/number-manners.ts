import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { OpenStore, WechatGateway } from 'onboarding-backend';
import { systemClock } from 'onboarding-backend';

import { startStandIn } from '../../../src/stand-in';
import type { BrokenBackend } from '../broken-backend';
import { gatewayOf, timeoutMs } from '../broken-backend';
import type { Meddler, Said } from '../meddling';
import { asking, behind, fieldOf, problem, withJson } from '../meddling';
import { overStore } from '../over-store';

const codes = ['Phone code'] as const;
const proofs = ['Other proofs'] as const;

type Outcome = Awaited<ReturnType<WechatGateway['exchangePhoneCode']>>;
type WechatNumber = Extract<Outcome, { readonly kind: 'number' }>['number'];

const numbersAs =
  (change: (number: WechatNumber) => WechatNumber | undefined): BrokenBackend['open'] =>
  (stage) => {
    const gateway = gatewayOf(stage);
    return startStandIn(stage, {
      timeoutMs,
      gateway: {
        ...gateway,
        exchangePhoneCode: async (request) => {
          const outcome = await gateway.exchangePhoneCode(request);
          if (outcome.kind !== 'number') return outcome;
          const number = change(outcome.number);
          return number === undefined ? { kind: 'code-invalid' } : { kind: 'number', number };
        },
      },
    });
  };

/** Makes room for the new number first. */
const unbindsFirst: Meddler = async (asked, forward) => {
  const said = await forward(asked);
  if (fieldOf(said, 'code') !== 'phone-code-invalid') return said;
  const { headers } = asked;
  const body = Buffer.alloc(0);
  await forward({ method: 'DELETE', path: '/v1/user/phone', headers, body });
  return said;
};

/** A code that met a conflict waits for the person's choice and for nothing else. */
function waitsForMove(): Meddler {
  const met = new Map<unknown, Said>();
  return async (asked, forward) => {
    const code = fieldOf(asked, 'code');
    const first = met.get(code);
    if (first !== undefined && fieldOf(asked, 'resolution') === undefined) return first;
    const said = await forward(asked);
    if (said.status === 409 && typeof code === 'string') met.set(code, said);
    return said;
  };
}

/** Looks who has the number, and writes a moment later, with nothing that is unique. */
function movesWithoutIndex(store: OpenStore): Partial<OpenStore> {
  const moving = new Set<string>();
  return {
    bindPhone: async (binding) => {
      const { phone, move, userId } = binding;
      if (!move) return store.bindPhone(binding);
      const alone = !moving.has(phone.digest);
      moving.add(phone.digest);
      await delay(50);
      moving.delete(phone.digest);
      return store.bindPhone(
        alone ? binding : { ...binding, phone: { ...phone, digest: `${phone.digest} ${userId}` } },
      );
    },
  };
}

/** Keeps one session_key a person: the newest. */
function keepsNewestKey(store: OpenStore): Partial<OpenStore> {
  const newest = new Map<string, string>();
  return {
    saveSession: (session, most) => {
      newest.set(session.userId, session.sealedSessionKey);
      return store.saveSession(session, most);
    },
    findSession: async (tokenDigest) => {
      const session = await store.findSession(tokenDigest);
      const sealedSessionKey = newest.get(session?.userId ?? '');
      return (
        session && { ...session, ...(sealedSessionKey === undefined ? {} : { sealedSessionKey }) }
      );
    },
  };
}

const idOf = (openid: string): string =>
  `u_${createHash('sha256').update(`pepper ${openid}`).digest('base64url').slice(0, 20)}`;

/** Backends that are careless with whose a number is, and how it is written. */
export const numberManners: readonly BrokenBackend[] = [
  {
    name: 'refuses WeChat’s numbers that are too short',
    groups: codes,
    open: numbersAs((number) => (number.pureNumber.length < 7 ? undefined : number)),
    red: { 'number-of-any-length': /answered 422 .* to the code of 290 1540/ },
  },
  {
    name: 'keeps numbers as numbers',
    groups: codes,
    open: numbersAs(({ countryCode, pureNumber }) => ({
      ...{ countryCode, pureNumber: String(Number(pureNumber)) },
    })),
    red: { 'number-of-any-length': /39 0154007788 is shown as .*"15\*/ },
  },
  {
    name: 'takes the number away when the next proof is refused',
    groups: codes,
    open: behind(() => unbindsFirst),
    red: { 'number-kept-when-refused': /After an invented code the person shows null/ },
  },
  {
    name: 'takes every resolution for "move"',
    groups: codes,
    open: behind(() =>
      asking((asked) =>
        withJson(asked, (json) => ({
          ...json,
          ...('resolution' in json && { resolution: 'move' }),
        })),
      ),
    ),
    red: { 'resolution-known': /answered 200 .* to the resolution "keep"/ },
  },
  {
    name: 'lets a code that met a conflict do nothing but move',
    groups: codes,
    open: behind(waitsForMove),
    red: { 'conflict-ends': /phone-already-bound.* after its number had become free/ },
  },
  {
    name: 'moves numbers by codes only',
    groups: proofs,
    open: behind(
      (): Meddler => (asked, forward) =>
        ['cloudId', 'encrypted'].includes(String(fieldOf(asked, 'kind'))) &&
        fieldOf(asked, 'resolution') === 'move'
          ? Promise.resolve(problem(422, 'phone-code-invalid'))
          : forward(asked),
    ),
    red: { 'conflict-by-other-proofs': /phone-code-invalid.* to "move" with a cloudID/ },
  },
  {
    name: 'moves a number to two people at once',
    groups: ['Same moment'],
    open: overStore(movesWithoutIndex),
    red: { 'move-race': /afterwards 2 people have it/ },
  },
  {
    name: 'has a clock of its own that is two minutes fast',
    groups: proofs,
    open: (stage) =>
      startStandIn(stage, { timeoutMs, clock: { now: () => systemClock.now() + 120_000 } }),
    red: { 'payload-of-four-minutes': /phone-code-invalid.* four minutes old/ },
  },
  {
    name: 'falls over a payload that is no base64',
    groups: proofs,
    open: behind(
      (): Meddler => (asked, forward) =>
        String(fieldOf(asked, 'encryptedData')).includes('満')
          ? Promise.resolve(problem(500, 'internal'))
          : forward(asked),
    ),
    red: { 'payload-malformed': /answered 500 .* to a payload of no base64/ },
  },
  {
    name: 'keeps one session_key a person',
    groups: proofs,
    open: overStore(keepsNewestKey),
    red: { 'payload-of-this-session': /wechat-session-stale.* of its own session/ },
  },
  {
    name: 'makes the same id of the same person again',
    groups: ['Deletion'],
    open: overStore((store) => ({
      findOrCreateUser: (fresh, now) =>
        store.findOrCreateUser({ ...fresh, id: idOf(fresh.openid) }, now),
    })),
    red: { 'deletion-forgets': /came back with the id of before/ },
  },
];
