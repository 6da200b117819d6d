import type { Store, StoredAvatar, StoredSession } from 'onboarding-backend';
import { openStore } from 'onboarding-backend';

import { startStandIn } from '../../src/stand-in';
import type { WechatStage } from '../../src/wechat/stage';
import type { BrokenBackend } from './broken-backend';
import { gatewayOf, timeoutMs } from './broken-backend';

const standInOver = (meddle: (store: Store) => Partial<Store>) => async (stage: WechatStage) => {
  const store = await openStore();
  return startStandIn(stage, { timeoutMs, store: { ...store, ...meddle(store) } });
};

/** Deleted people lose their row; their pictures stay in the bucket. */
function keepsPictures(store: Store): Partial<Store> {
  const bucket = new Map<string, StoredAvatar>();
  return {
    saveAvatar: (avatar, now) => {
      bucket.set(avatar.id, avatar);
      return store.saveAvatar(avatar, now);
    },
    findAvatar: (id) => Promise.resolve(bucket.get(id)),
  };
}

/** A number belongs to whoever had it first, until they unbind it. */
function reservesNumbers(store: Store): Partial<Store> {
  const owners = new Map<string, string>();
  const release = (userId: string): void => {
    for (const [digest, owner] of owners) if (owner === userId) owners.delete(digest);
  };
  return {
    bindPhone: async (binding) => {
      const owner = owners.get(binding.phone.digest) ?? binding.userId;
      if (owner !== binding.userId && !binding.move) return { kind: 'taken' };
      owners.set(binding.phone.digest, binding.userId);
      return store.bindPhone(binding);
    },
    unbindPhone: (userId, now) => {
      release(userId);
      return store.unbindPhone(userId, now);
    },
    deleteUser: (userId) => {
      release(userId);
      return store.deleteUser(userId);
    },
  };
}

/** A cookie-minded session: whoever comes with no known token is the last who signed in. */
function trustsEverybody(store: Store): Partial<Store> {
  let last: StoredSession | undefined;
  return {
    saveSession: (session, most) => {
      last = session;
      return store.saveSession(session, most);
    },
    findSession: async (tokenDigest) => (await store.findSession(tokenDigest)) ?? last,
  };
}

/** Backends that keep what they should forget, or take what is not theirs. */
export const keepers: readonly BrokenBackend[] = [
  {
    name: 'forgets nobody',
    groups: ['Session', 'Phone code', 'Profile', 'Deletion', 'Every answer'],
    open: standInOver(() => ({ deleteUser: () => Promise.resolve() })),
    red: {
      'deletion-ends-sessions': /answered 200 .* after deletion, with the token that asked for it/,
      'deletion-forgets': /came back with .*"nickname":"小满"/,
      'deletion-removes-picture': /answered 200 image\/png after deletion/,
      'deletion-frees-number': /phone-already-bound.* to the number of a deleted person/,
      'deletion-forgets-answers': /answered 200 .* to the code and key of before the deletion/,
    },
  },
  {
    name: 'keeps the pictures of deleted people',
    groups: ['Profile', 'Deletion', 'Every answer'],
    open: standInOver(keepsPictures),
    red: { 'deletion-removes-picture': /answered 200 image\/png after deletion/ },
  },
  {
    name: 'lets any token in',
    groups: ['Session', 'Access', 'Deletion', 'Every answer'],
    open: standInOver(trustsEverybody),
    red: { 'needs-real-session': /answered 200 .* to an invented token/ },
  },
  {
    name: 'never unbinds',
    groups: ['Phone code', 'Other proofs', 'Deletion'],
    open: standInOver(() => ({ unbindPhone: () => Promise.resolve() })),
    red: {
      'number-unbound': /The number was unbound, and yet/,
      'conflict-ends': /phone-already-bound/,
    },
  },
  {
    name: 'keeps a replaced number for its person',
    groups: ['Phone code', 'Deletion'],
    open: standInOver(reservesNumbers),
    red: { 'number-replaced-free': /phone-already-bound.* had replaced by another/ },
  },
  {
    name: 'gives a number away without asking',
    groups: ['Phone code', 'Other proofs', 'Deletion'],
    open: standInOver((store) => ({
      bindPhone: (binding) => store.bindPhone({ ...binding, move: true }),
    })),
    red: {
      'number-taken': /answered 200 .* to a number that somebody else has/,
      'number-kept-when-refused': /answered 200 .* to a number that somebody else has/,
      'conflict-ends': /answered 200 .* to a number that somebody else has/,
      'conflict-by-other-proofs': /answered 200 .* to a cloudID of somebody else/,
    },
  },
  {
    name: 'counts no guesses and no messages, and limits nobody',
    groups: ['Idempotency', 'WeChat in trouble', 'SMS', 'Every answer'],
    open: async (stage) => {
      const store = await openStore();
      const endless = { calls: Infinity, windowMs: 60_000 };
      return startStandIn(stage, {
        timeoutMs,
        limits: {
          exchanges: endless,
          sms: { resend: endless, byNumber: endless, byUser: endless },
        },
        store: {
          ...store,
          guessSmsCode: async (...given) => {
            const code = await store.guessSmsCode(...given);
            return code === undefined ? undefined : { ...code, guesses: 0 };
          },
        },
      });
    },
    red: {
      'sms-guesses': /answered 200 .* to the right code after five wrong ones/,
      'sms-guesses-at-once': /Of sixty wrong guesses at once 60 were answered/,
      'sms-resend-limited': /answered 202 .* to a second message at once/,
      'sms-sent-once-at-once': /answered 202 .* to the second of two messages at once/,
      'invented-codes-limited': /all went to WeChat/,
      'limit-not-kept': /were not limited/,
      'limit-outlives-deletion': /were not limited/,
    },
  },
  {
    name: 'leaves SMS codes good after use',
    groups: ['Idempotency', 'WeChat in trouble', 'SMS', 'Every answer'],
    open: standInOver(() => ({ dropSmsCode: () => Promise.resolve() })),
    red: { 'sms-binds': /answered 200 .* to a code that had been used/ },
  },
  {
    name: 'serves every picture as a JPEG',
    groups: ['Pictures', 'Deletion', 'Every answer'],
    open: standInOver((store) => ({
      saveAvatar: (avatar, now) => store.saveAvatar({ ...avatar, type: 'image/jpeg' }, now),
    })),
    red: {
      'picture-by-content': /A image\/png named photo.jpg is served as image\/jpeg/,
      'picture-type-own': /is served as image\/jpeg/,
    },
  },
  {
    name: 'trusts the review in the input field',
    groups: ['Profile', 'Deletion', 'Every answer'],
    open: (stage) =>
      startStandIn(stage, {
        timeoutMs,
        gateway: { ...gatewayOf(stage), reviewNickname: () => Promise.resolve({ kind: 'pass' }) },
      }),
    red: {
      'nickname-reviewed': /answered 200 .* to a nickname that msg_sec_check calls risky/,
      'review-decides': /answered 200 .* while msg_sec_check answers -1/,
      'review-unsure': /answered 200 .* that is called "review"/,
      'review-without-verdict': /answered 200 .* while msg_sec_check answers/,
      'review-asked-rightly': /msg_sec_check was last asked "nothing"/,
    },
  },
];
