import type { OpenStore } from 'onboarding-backend';
import { openStore } from 'onboarding-backend';

import { startStandIn } from '../../src/stand-in';
import type { BrokenBackend } from './broken-backend';
import { gatewayOf, timeoutMs } from './broken-backend';
import { overStore, withoutProof } from './over-store';

type Claimed = Awaited<ReturnType<OpenStore['claimExchange']>>;
type Kept = Awaited<ReturnType<OpenStore['claimAnswer']>>;

/** Verdicts are final: also when the person took the number back. */
function verdictsForEver(store: OpenStore): Partial<OpenStore> {
  const settled = new Map<string, Extract<Claimed, { kind: 'settled' }>['exchange']>();
  const keep = <Exchange extends { readonly codeDigest: string; readonly outcome: object }>(
    exchange: Exchange | undefined,
  ): Exchange | undefined => {
    const { codeDigest } = exchange ?? { codeDigest: '' };
    const known = settled.get(codeDigest);
    return exchange && known ? { ...exchange, outcome: known.outcome } : exchange;
  };
  return {
    findExchange: async (codeDigest) => keep(await store.findExchange(codeDigest)),
    settleExchange: async (...given) => {
      const standing = await store.settleExchange(...given);
      if (standing?.outcome.kind === 'number') settled.set(standing.codeDigest, standing);
      return standing;
    },
    bindPhone: (binding) => store.bindPhone(withoutProof(binding)),
  };
}

/** Payloads are opened as long as they are young. */
const payloadsForEver = (store: OpenStore): Partial<OpenStore> => ({
  saveExchange: (exchange) => Promise.resolve(exchange),
  findConsents: async (userId) => {
    const consents = await store.findConsents(userId);
    return consents && { ...consents, phoneClearedAt: null };
  },
  bindPhone: async ({ codeDigest, ...binding }) => {
    const known = await store.findExchange(codeDigest ?? '');
    return store.bindPhone(
      known === undefined || codeDigest === undefined
        ? { ...binding, provenAt: binding.now }
        : { ...binding, codeDigest },
    );
  },
});

/** Responses are kept for a day, whatever becomes of what they show. */
function answersForEver(store: OpenStore): Partial<OpenStore> {
  const kept = new Map<string, Extract<Kept, { kind: 'kept' }>>();
  return {
    claimAnswer: async (request, claim, now) =>
      kept.get(`${request.userId} ${request.key}`) ?? store.claimAnswer(request, claim, now),
    saveAnswer: (answer, claimId) => {
      kept.set(`${answer.userId} ${answer.key}`, { kind: 'kept', answer });
      return store.saveAnswer(answer, claimId);
    },
  };
}

/** Believes a message whenever it comes. */
const messagesForEver = (store: OpenStore): Partial<OpenStore> => ({
  findConsents: async (userId) => {
    const consents = await store.findConsents(userId);
    return consents && { ...consents, createdAt: 0, nicknameAt: 0, avatarAt: 0, phoneAt: 0 };
  },
});

const groups = ['Taken back', 'Deletion', 'WeChat messages'] as const;

/** Backends that remember too well, or forget with the process. */
export const rememberers: readonly BrokenBackend[] = [
  {
    name: 'keeps verdicts of numbers that were taken back',
    groups,
    open: overStore(verdictsForEver),
    red: {
      'unbound-code-worthless': /answered 200 .* under a new key, after DELETE \/user\/phone/,
      'unbound-payload-worthless': /answered 200 .* under a new key, after DELETE \/user\/phone/,
      'unbound-answer-forgotten': /the same key was answered 200/,
      'moved-code-worthless': /phone-already-bound.* after somebody else took the number over/,
      'older-code-loses': /brought the earlier number back/,
      'push-revoked-code-worthless': /answered 200 .* that was withdrawn, under a new key/,
    },
  },
  {
    name: 'opens payloads from before the number was unbound',
    groups,
    open: overStore(payloadsForEver),
    red: { 'unbound-payload-worthless': /answered 200 .* after DELETE \/user\/phone/ },
  },
  {
    name: 'keeps answers that show a number that was taken back',
    groups,
    open: overStore(answersForEver),
    red: {
      'unbound-answer-forgotten': /the same key was answered 200/,
      'unbound-code-worthless': /answered 200 .* drop the kept answers/,
      'unbound-payload-worthless': /answered 200 .* drop the kept answers/,
      'moved-code-worthless': /answered 200 .* drop the kept answers/,
      'push-revoked-code-worthless': /answered 200 .* that was withdrawn, under its own key/,
    },
  },
  {
    name: 'obeys a withdrawal from before the newest consent',
    groups,
    open: overStore(messagesForEver),
    red: { 'push-stale-ignored': /took away what the person gave since/ },
  },
  {
    name: 'hears nothing of WeChat while it is stopped',
    groups: ['Restart'],
    open: async (stage) => {
      let life = 0;
      const gateway = gatewayOf(stage);
      const standIn = await startStandIn(stage, {
        timeoutMs,
        gateway: {
          ...gateway,
          exchangePhoneCode: async (request) => {
            const begun = life;
            const outcome = await gateway.exchangePhoneCode(request);
            return begun === life ? outcome : { kind: 'unavailable', reason: 'stopped' };
          },
        },
      });
      return {
        ...standIn,
        restart: async () => {
          life += 1;
          await standIn.restart?.();
        },
      };
    },
    red: { 'restart-keeps-codes': /[1-6] of them were lost \(.*phone-code-invalid/ },
  },
  {
    name: 'forgets everything with its process',
    groups: ['Restart'],
    open: async (stage) => {
      const store = await openStore();
      const standIn = await startStandIn(stage, { timeoutMs, store });
      return {
        ...standIn,
        restart: async () => {
          await standIn.restart?.();
          await store.reset();
        },
        close: async () => {
          await standIn.close();
          await store.close();
        },
      };
    },
    red: {
      'restart-keeps-codes': /6 of them were lost \(.*session-invalid/,
      'restart-keeps-everything': /GET \/user answered 401/,
    },
  },
];
