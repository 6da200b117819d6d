import { randomBytes } from 'node:crypto';

import type { OpenStore } from 'onboarding-backend';

import type { BrokenBackend } from './broken-backend';
import type { Asked, Meddler, Said } from './meddling';
import { asking, behind, fieldOf, isOne, problem, saying, withHeader } from './meddling';
import { overStore } from './over-store';

const keys = ['Idempotency'] as const;

const keyOf = ({ headers }: Asked): string => headers['idempotency-key'] ?? '';
const isBinding = (asked: Asked): boolean =>
  isOne(asked, 'POST /v1/user/phone') && keyOf(asked).length >= 16;
const nameOf = (asked: Asked): string => `${asked.headers['authorization'] ?? ''} ${keyOf(asked)}`;

/** Renders the person anew for every repetition. */
const rendersAnew: Meddler = async (asked, forward) => {
  const said = await forward(asked);
  if (said.headers['idempotency-replayed'] === undefined || said.status !== 200) return said;
  const { headers } = asked;
  const now = await forward({ method: 'GET', path: '/v1/user', headers, body: Buffer.alloc(0) });
  const body = `{"user":${now.body.toString('utf8')}}`;
  return { ...said, body: Buffer.from(body) };
};

/** Compares bodies byte by byte. */
function comparesBytes(): Meddler {
  const bodies = new Map<string, string>();
  return (asked, forward) => {
    if (!isBinding(asked)) return forward(asked);
    const body = asked.body.toString('utf8');
    const earlier = bodies.get(nameOf(asked)) ?? body;
    bodies.set(nameOf(asked), earlier);
    return earlier === body
      ? forward(asked)
      : Promise.resolve(problem(409, 'idempotency-key-reused'));
  };
}

/** Looks at the code under a key and at nothing else. */
function comparesCodes(): Meddler {
  const firsts = new Map<string, Said>();
  return async (asked, forward) => {
    const code = fieldOf(asked, 'code');
    if (!isBinding(asked) || typeof code !== 'string') return forward(asked);
    const name = `${nameOf(asked)} ${code}`;
    const first = firsts.get(name);
    if (first !== undefined) return withHeader(first, 'idempotency-replayed', 'true');
    const said = await forward(asked);
    if (said.status === 409) firsts.set(name, said);
    return said;
  };
}

/** Keeps whatever was answered first. */
function keepsLimits(): Meddler {
  const firsts = new Map<string, Said>();
  return async (asked, forward) => {
    const first = firsts.get(nameOf(asked));
    if (isBinding(asked) && first !== undefined) {
      return withHeader(first, 'idempotency-replayed', 'true');
    }
    const said = await forward(asked);
    if (said.status === 429) firsts.set(nameOf(asked), said);
    return said;
  };
}

/** Limits ids: who comes back has another one. */
function limitsIds(store: OpenStore): Partial<OpenStore> {
  let deletions = 0;
  return {
    deleteUser: (userId) => {
      deletions += 1;
      return store.deleteUser(userId);
    },
    takeSlot: (slot, calls) =>
      store.takeSlot({ ...slot, key: `${slot.key} ${String(deletions)}` }, calls),
  };
}

/** Backends that know what a repetition is, and not quite. */
export const repeaters: readonly BrokenBackend[] = [
  {
    name: 'renders the person anew for a repetition',
    groups: keys,
    open: behind(() => rendersAnew),
    red: { 'repetition-as-it-was': /Repeated after a new nickname the answers differ/ },
  },
  {
    name: 'compares bodies byte by byte',
    groups: keys,
    open: behind(comparesBytes),
    red: { 'repetition-otherwise-spelt': /in another order the answers differ/ },
  },
  {
    name: 'compares the codes under a key and not the bodies',
    groups: keys,
    open: behind(comparesCodes),
    red: { 'key-reused-to-move': /phone-already-bound.* to "move" under the key/ },
  },
  {
    name: 'says Idempotency-Replayed at successes only',
    groups: keys,
    open: behind(() =>
      saying(({ headers, ...said }) => {
        const { 'idempotency-replayed': replayed, ...others } = headers;
        return {
          ...said,
          headers: said.status >= 400 || replayed === undefined ? others : headers,
        };
      }),
    ),
    red: {
      'refusal-says-so': /the second answer has Idempotency-Replayed: none/,
      'move-repeated': /the second answer has Idempotency-Replayed: none/,
    },
  },
  {
    name: 'keeps the answers to codes only',
    groups: keys,
    open: behind(() =>
      asking((asked) =>
        isBinding(asked) && fieldOf(asked, 'kind') !== 'code'
          ? withHeader(asked, 'idempotency-key', randomBytes(16).toString('hex'))
          : asked,
      ),
    ),
    red: {
      'repetition-of-payload': /A payload repeated .* Idempotency-Replayed: none/,
      'repetition-of-cloud-id': /A cloudID repeated .* Idempotency-Replayed: none/,
    },
  },
  {
    name: 'wants keys of twenty characters',
    groups: keys,
    open: behind(
      (): Meddler => (asked, forward) =>
        isBinding(asked) && keyOf(asked).length < 20
          ? Promise.resolve(problem(400, 'invalid-request'))
          : forward(asked),
    ),
    red: { 'key-lengths': /answered 400 .* under the Idempotency-Key -_-_/ },
  },
  {
    name: 'takes keys of eight characters',
    groups: keys,
    open: behind(() =>
      asking((asked) =>
        /^[\w-]{8,15}$/.test(keyOf(asked))
          ? withHeader(asked, 'idempotency-key', keyOf(asked).padEnd(16, '_'))
          : asked,
      ),
    ),
    red: { 'key-lengths': /answered 200 .* to an Idempotency-Key of 15 characters/ },
  },
  {
    name: 'keeps rate-limited under its key',
    groups: keys,
    open: behind(keepsLimits),
    red: { 'limit-not-kept': /the limit is kept under the key/ },
  },
  {
    name: 'limits ids and not people',
    groups: keys,
    open: overStore(limitsIds),
    red: { 'limit-outlives-deletion': /phone-code-invalid.* deleted themself and signed in again/ },
  },
];
