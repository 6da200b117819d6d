import { setTimeout as delay } from 'node:timers/promises';

import type { OpenStore } from 'onboarding-backend';

import type { BrokenBackend } from './broken-backend';
import type { Meddler, Said } from './meddling';
import { behind } from './meddling';
import { overStore, withoutProof } from './over-store';

const groups = ['Session', 'Phone code', 'Idempotency', 'Same moment'] as const;

/** Looks whether the number is free, and writes a moment later. */
function looksFirst(store: OpenStore): Partial<OpenStore> {
  const owners = new Map<string, string>();
  return {
    bindPhone: async (binding) => {
      const { digest } = binding.phone;
      const owner = owners.get(digest) ?? binding.userId;
      const current = owner === binding.userId ? undefined : await store.findUser(owner);
      if (!binding.move && current?.phone?.digest === digest) return { kind: 'taken' };
      await delay(20);
      owners.set(digest, binding.userId);
      return store.bindPhone({ ...binding, move: true });
    },
  };
}

/** Inserts the person where an update finds none. */
function upserts(store: OpenStore): Partial<OpenStore> {
  const people = new Map<string, Parameters<OpenStore['findOrCreateUser']>[0]>();
  return {
    findOrCreateUser: async (fresh, now) => {
      const user = await store.findOrCreateUser(fresh, now);
      people.set(user.id, { ...user, nickname: null, avatarId: null, phone: null });
      return user;
    },
    settleExchange: async (codeDigest, claimId, verdict) => ({
      ...{ codeDigest, userId: '', askedAt: Date.now(), expiresAt: Date.now(), outcome: verdict },
      ...(await store.settleExchange(codeDigest, claimId, verdict)),
    }),
    bindPhone: async (binding) => {
      const outcome = await store.bindPhone(binding);
      const gone = people.get(binding.userId);
      if (outcome.kind !== 'no-user' || gone === undefined) return outcome;
      await store.findOrCreateUser(gone, binding.now);
      return store.bindPhone(withoutProof(binding));
    },
  };
}

/** Binds what WeChat said, whatever happened meanwhile. */
const bindsLate = (store: OpenStore): Partial<OpenStore> => ({
  settleExchange: async (codeDigest, claimId, verdict) => {
    const standing = await store.settleExchange(codeDigest, claimId, verdict);
    return standing && { ...standing, outcome: verdict };
  },
  bindPhone: (binding) => store.bindPhone(withoutProof(binding)),
});

/** Counts calls in a queue, which is worked off a moment later. */
function countsLater(): Partial<OpenStore> {
  const counts = new Map<string, number>();
  return {
    takeSlot: ({ key, at }, calls) => {
      const count = counts.get(key) ?? 0;
      const later = (): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
      setTimeout(later, 5000).unref();
      return Promise.resolve(count >= calls ? { fullSince: at } : {});
    },
  };
}

/** Looks for the person, and inserts them a moment later. */
function insertsTwice(store: OpenStore): Partial<OpenStore> {
  const known = new Set<string>();
  return {
    findOrCreateUser: async (fresh, now) => {
      const isKnown = known.has(fresh.openid);
      await delay(20);
      const openid = !isKnown && known.has(fresh.openid) ? `${fresh.openid}+` : fresh.openid;
      known.add(fresh.openid);
      return store.findOrCreateUser({ ...fresh, openid }, now);
    },
  };
}

/** Whoever comes with a key that is running gets its response, whatever they asked. */
function joinsByKey(): Meddler {
  const running = new Map<string, Promise<Said>>();
  return (asked, forward) => {
    const key = asked.headers['idempotency-key'] ?? '';
    const earlier = running.get(key);
    if (earlier !== undefined) return earlier;
    const said = forward(asked).finally(() => running.delete(key));
    if (key !== '') running.set(key, said);
    return said;
  };
}

/** Backends that are right as long as one thing happens after the other. */
export const racers: readonly BrokenBackend[] = [
  {
    name: 'looks whether a number is free before it writes',
    groups,
    open: overStore(looksFirst),
    red: { 'number-race': /2 of them were answered 200/ },
  },
  {
    name: 'brings deleted people back with a late number',
    groups: [...groups, 'Deletion'],
    open: overStore(upserts),
    red: { 'deletion-meets-binding': /brought the deleted person their number back/ },
  },
  {
    name: 'binds a number that was unbound meanwhile',
    groups,
    open: overStore(bindsLate),
    red: { 'unbinding-meets-binding': /and has it afterwards/ },
  },
  {
    name: 'makes two people of one who signs in twice at once',
    groups: ['Session', 'Same moment'],
    open: overStore(insertsTwice),
    red: { 'first-login-race': /signed in four times at once and became 2 people/ },
  },
  {
    name: 'joins requests by their key alone',
    groups: ['Same moment'],
    open: behind(joinsByKey),
    red: { 'key-reused-while-running': /answered 200 .* whose first request still ran/ },
  },
  {
    name: 'counts exchanges a moment later',
    groups: ['Same moment'],
    open: overStore(countsLater),
    red: { 'invented-codes-limited-at-once': /at once all went to WeChat/ },
  },
];
