import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Request, RequestHandler } from 'express';
import { json, Router } from 'express';
import type { Store } from 'onboarding-backend';
import {
  createBackend,
  createPhoneVault,
  createSmsOutbox,
  digest,
  noVerdictProblem,
  openStore,
  ProblemError,
  systemClock,
  systemRandom,
  userView,
} from 'onboarding-backend';
import { z } from 'zod';

import { startStandIn } from '../../src/stand-in';
import type { WechatStage } from '../../src/wechat/stage';
import type { BrokenBackend } from './broken-backend';
import { gatewayOf, timeoutMs } from './broken-backend';

const codeRequest = z.object({
  kind: z.literal('code'),
  component: z.enum(['quick', 'realtime']),
  code: z.string(),
  resolution: z.string().optional(),
});

const isBinding = (request: Request): boolean =>
  request.method === 'POST' &&
  request.path === '/v1/user/phone' &&
  /^[\w-]{16,64}$/.test(request.get('idempotency-key') ?? '');

const bodyOfBinding = Router().post('/v1/user/phone', json());

/** The phone route as it is written on the first day: it looks at no key and remembers no code. */
async function firstDayRoute(stage: WechatStage) {
  const store = await openStore();
  const gateway = gatewayOf(stage);
  const vaultKey = systemRandom.bytes(32);
  const vault = createPhoneVault(vaultKey, systemRandom);
  const bind: RequestHandler = async (request, response, next) => {
    const token = request.get('authorization')?.replace('Bearer ', '') ?? '';
    const session = await store.findSession(digest(token));
    const user = await store.findUser(session?.userId ?? '');
    const proof = codeRequest.safeParse(request.body);
    if (!isBinding(request) || user === undefined || !proof.success) {
      next();
      return;
    }
    const { code, resolution } = proof.data;
    const outcome = await gateway.exchangePhoneCode({ code, openid: user.openid });
    if (outcome.kind === 'code-invalid') throw new ProblemError('phone-code-invalid');
    if (outcome.kind !== 'number') throw noVerdictProblem(outcome);
    const phone = vault.seal(outcome.number);
    const now = systemClock.now();
    const move = resolution === 'move';
    const bound = await store.bindPhone({ userId: user.id, phone, move, provenAt: now, now });
    if (bound.kind !== 'bound') {
      throw new ProblemError('phone-already-bound', { resolutions: ['move'] });
    }
    response.set('Cache-Control', 'no-store');
    response.json({ user: userView(bound.user, stage.server.url) });
  };
  return { store, gateway, vaultKey, before: [bodyOfBinding, bind] };
}

/** Every question to WeChat is the first one, and what it answered is good for one request. */
function forgettingCodes(store: Store): Store {
  return {
    ...store,
    findExchange: () => Promise.resolve(undefined),
    claimExchange: async (exchange, claim, now) => {
      await store.claimExchange(exchange, claim, now);
      return { kind: 'claimed', asks: 1 };
    },
    settleExchange: async (codeDigest, claimId, verdict) => {
      const standing = await store.settleExchange(codeDigest, claimId, verdict);
      return standing && { ...standing, outcome: verdict };
    },
  };
}

/** What another process works on seems free. */
function withoutClaims(store: Store): Partial<Store> {
  return {
    claimAnswer: async (...given) => {
      const outcome = await store.claimAnswer(...given);
      return outcome.kind === 'running' ? { kind: 'claimed' } : outcome;
    },
    claimExchange: async (...given) => {
      const outcome = await store.claimExchange(...given);
      return outcome.kind === 'running' ? { kind: 'claimed', asks: 1 } : outcome;
    },
    settleExchange: async (codeDigest, claimId, verdict) => {
      const standing = await store.settleExchange(codeDigest, claimId, verdict);
      return standing && { ...standing, outcome: verdict };
    },
  };
}

/** Two processes over one database without claims: each joins only the requests that reached itself. */
async function openTwoProcesses(stage: WechatStage) {
  const outbox = createSmsOutbox();
  const store = await openStore();
  const shared = {
    clock: systemClock,
    random: systemRandom,
    store: { ...store, ...withoutClaims(store) },
    smsSender: outbox,
    gateway: gatewayOf(stage),
    vaultKey: systemRandom.bytes(32),
  };
  const processes = [createBackend(shared), createBackend(shared)];
  let turn = 0;
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/v1/user/phone') turn += 1;
    void processes[request.url === '/v1/user/phone' ? turn % 2 : 0]?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    sms: { numbers: [] },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Backends that pay twice, or lose what was paid for. */
export const forgetful: readonly BrokenBackend[] = [
  {
    name: 'takes the Idempotency-Key and does nothing with it',
    groups: ['Session', 'Phone code', 'Idempotency', 'WeChat in trouble', 'Every answer'],
    open: async (stage) => startStandIn(stage, await firstDayRoute(stage)),
    red: {
      'number-moved': /answered 422 .*phone-code-invalid.* to "move", not 200/,
      'repetition-same-answer': /first .* answered 200 .* then .* answered 422/,
      'repetition-says-so': /repeated answer has Idempotency-Replayed: none/,
      'repetition-in-parallel': /Sent five times at once the answers differ/,
      'client-gone': /to the repetition of a request whose client had hung up, not 200/,
      'key-survives-login': /the answers differ|was made anew/,
      'key-reused': /answered 200 .* not the problem idempotency-key-reused/,
      'code-asked-once': /to the same code under another key, not 200/,
      'code-asked-once-in-parallel': /to one code under two keys at once, not 200/,
      'refusal-repeated': /the code went to WeChat 2 times/,
      'refusal-says-so': /Idempotency-Replayed: none/,
      'repetition-as-it-was': /the answers differ/,
      'repetition-otherwise-spelt': /the answers differ/,
      'move-repeated': /the answers differ/,
      'key-reused-to-move': /phone-code-invalid/,
      'conflict-ends': /phone-code-invalid/,
      'resolution-known': /phone-already-bound.* to the resolution "keep"/,
      'limit-not-kept': /were not limited/,
      'limit-outlives-deletion': /were not limited/,
      'invented-codes-limited': /all went to WeChat/,
    },
  },
  {
    name: 'remembers codes but no answers',
    groups: ['Phone code', 'Idempotency', 'Every answer'],
    open: async (stage) =>
      startStandIn(stage, {
        timeoutMs,
        store: { ...(await openStore()), claimAnswer: () => Promise.resolve({ kind: 'claimed' }) },
      }),
    red: {
      'repetition-says-so': /repeated answer has Idempotency-Replayed: none/,
      'key-survives-login': /was made anew/,
      'key-reused-to-move': /answered 200 .* to "move" under the key/,
      'move-repeated': /Idempotency-Replayed: none/,
      'refusal-says-so': /Idempotency-Replayed: none/,
      'repetition-as-it-was': /the answers differ/,
      'repetition-otherwise-spelt': /Idempotency-Replayed: none/,
      'repetition-of-cloud-id': /Idempotency-Replayed: none/,
      'repetition-of-payload': /Idempotency-Replayed: none/,
      'key-reused': /answered 200 .* not the problem idempotency-key-reused/,
    },
  },
  {
    name: 'remembers answers but no codes',
    groups: ['Phone code', 'Idempotency', 'Every answer'],
    open: async (stage) =>
      startStandIn(stage, { timeoutMs, store: forgettingCodes(await openStore()) }),
    red: {
      'number-moved': /phone-code-invalid.* to "move", not 200/,
      'code-asked-once': /to the same code under another key, not 200/,
      'conflict-ends': /phone-code-invalid/,
      'repetition-of-cloud-id': /The cloudID went to WeChat 2 times/,
    },
  },
  {
    name: 'runs as two processes that do not know of each other’s requests',
    groups: ['Phone code', 'Idempotency', 'WeChat in trouble', 'Every answer'],
    open: openTwoProcesses,
    red: {
      'repetition-in-parallel': /Sent five times at once the answers differ/,
      'client-gone': /to the repetition of a request whose client had hung up, not 200/,
      'code-asked-once-in-parallel': /to one code under two keys at once, not 200/,
    },
  },
];
