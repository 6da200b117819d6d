import type { RequestHandler } from 'express';
import { text } from 'express';
import type { OpenStore } from 'onboarding-backend';
import { openStore, pushPath as path } from 'onboarding-backend';
import { pushSignature } from 'wechat-simulator';

import { startStandIn } from '../../src/stand-in';
import type { BrokenBackend } from './broken-backend';
import { changingBodies } from './broken-backend';

const push = { token: 'planted', encodingAesKey: 'p'.repeat(43), onQuotaAlert: () => undefined };

/** Puts the right signature where any stood, as if nobody looked at it. */
const signing: RequestHandler = (request, _response, next) => {
  const url = new URL(request.url, 'http://backend');
  const field = (name: string): string => url.searchParams.get(name) ?? '';
  const body = typeof request.body === 'string' ? request.body : '{}';
  const Encrypt = /"Encrypt":"([^"]*)"/.exec(body)?.[1];
  const parts = [push.token, field('timestamp'), field('nonce')];
  if (request.path === path) {
    url.searchParams.set('signature', pushSignature(parts));
    url.searchParams.set('msg_signature', pushSignature([...parts, Encrypt ?? '']));
    request.url = `${url.pathname}${url.search}`;
  }
  next();
};

const onlyThanks: RequestHandler = (request, response, next) => {
  if (request.method === 'POST' && request.path === path) response.send('success');
  else next();
};

const standInBehind =
  (...before: readonly RequestHandler[]): BrokenBackend['open'] =>
  (stage) =>
    startStandIn(stage, { before, push });

const groups = ['WeChat messages'] as const;

/** The stand-in reads its messages as text as well. */
const ofPush = text({ type: (request) => request.url?.startsWith(path) === true });

/** Takes messages as they came before safe mode was switched on, too. */
const inTheClear =
  (store: OpenStore): RequestHandler =>
  (request, response, next) => {
    const openid = /"OpenID":"([^"]*)"/.exec(String(request.body))?.[1];
    if (request.path !== path || openid === undefined) {
      next();
      return;
    }
    void store.findUserByOpenid(openid).then(async (user) => {
      if (user !== undefined) await store.unbindPhone(user.id, Date.now());
      response.send('success');
    });
  };

const fallsOver: RequestHandler = (request, response, next) => {
  const isPush = request.method === 'POST' && request.path === path;
  if (isPush && request.get('content-length') === '4') response.status(500).end();
  else next();
};

/** Backends that do not listen to WeChat, or listen to anybody. */
export const pushManners: readonly BrokenBackend[] = [
  {
    name: 'believes every message',
    groups,
    open: standInBehind(ofPush, signing),
    red: {
      'push-address-proven': /echostr came back although the signature was wrong/,
      'push-forgery-ignored': /a wrong msg_signature made the backend forget a number/,
    },
  },
  {
    name: 'thanks WeChat and forgets nothing',
    groups,
    open: standInBehind(onlyThanks),
    red: {
      'push-number-revoked': /The number is still there/,
      'push-revoked-code-worthless': /answered 200 .* that was withdrawn, under a new key/,
      'push-profile-revoked': /the person still has nickname and avatarUrl/,
      'push-person-gone': /answered 200 .* after the WeChat account was closed/,
    },
  },
  {
    name: 'answers messages in words of its own',
    groups,
    open: standInBehind(changingBodies((body) => (body === 'success' ? '{"ok":true}' : body))),
    red: {
      'push-number-revoked': /answered 200 {"ok":true}, not 200 success/,
      'push-revoked-code-worthless': /answered 200 {"ok":true}, not 200 success/,
      'push-stale-ignored': /answered 200 {"ok":true}, not 200 success/,
      'push-profile-revoked': /answered 200 {"ok":true}, not 200 success/,
      'push-person-gone': /answered 200 {"ok":true}, not 200 success/,
      'push-quota-told': /charge_mp_service_quota_notify was answered 200 {"ok":true}/,
    },
  },
  {
    name: 'takes messages that are not encrypted',
    groups,
    open: async (stage) => {
      const store = await openStore();
      return startStandIn(stage, { push, store, before: [ofPush, inTheClear(store)] });
    },
    red: { 'push-plain-ignored': /A message in the clear without a signature/ },
  },
  {
    name: 'falls over what is no message',
    groups,
    open: standInBehind(fallsOver),
    red: { 'push-garbage': /500 to the message "null"/ },
  },
  {
    name: 'believes that an account was closed, however old the news is',
    groups,
    open: async (stage) => {
      const store = await openStore();
      return startStandIn(stage, {
        push,
        store: {
          ...store,
          findConsents: async (userId) => {
            const consents = await store.findConsents(userId);
            return consents && { ...consents, createdAt: 0 };
          },
        },
      });
    },
    red: { 'push-stale-ignored': /answered 401/ },
  },
  {
    name: 'forgets the whole person for a number',
    groups,
    open: async (stage) => {
      const store = await openStore();
      return startStandIn(stage, {
        push,
        store: { ...store, unbindPhone: (userId) => store.deleteUser(userId) },
      });
    },
    red: {
      'push-number-revoked': /GET \/user answered 401/,
      'push-revoked-code-worthless': /answered 401/,
    },
  },
];
