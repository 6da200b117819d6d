import type { Request } from 'express';
import { Router, text } from 'express';
import { z } from 'zod';

import type { Clock } from '../clock';
import { obeyMessage } from '../push/obey-message';
import { isSigned, openEnvelope } from '../push/push-envelope';
import type { QuotaAlert } from '../push/push-message';
import { readPushMessage } from '../push/push-message';
import type { Store } from '../store/store';

/** Where WeChat's messages go; outside the contract, which is between program and backend. */
export const pushPath = '/wechat/messages';

/** What the console's page 消息推送 is set to, with 安全模式 and the format JSON. */
export interface PushSettings {
  readonly token: string;
  /** 43 characters. */
  readonly encodingAesKey: string;
  /** Somebody has to buy a pack. @default nobody is told */
  readonly onQuotaAlert?: (alert: QuotaAlert) => void;
}

const envelope = z.object({ Encrypt: z.string().min(1) });

/**
 * Takes what WeChat pushes: the console's test of the address (`echostr`), and messages in safe mode. Whatever is
 * not signed with the token, not for this account or not readable gets 400 and changes nothing; a
 * message that was obeyed, or that means nothing here, gets `success`.
 */
export function pushRoutes({
  token,
  encodingAesKey,
  onQuotaAlert = () => undefined,
  appid,
  store,
  clock,
}: PushSettings & {
  readonly appid: string;
  readonly store: Store;
  readonly clock: Clock;
}): Router {
  const signedParts = (request: Request): readonly string[] => [
    token,
    query(request, 'timestamp'),
    query(request, 'nonce'),
  ];
  const messageIn = (request: Request): string | undefined => {
    const encrypted = encryptedPart(request.body);
    if (encrypted === undefined) return undefined;
    const signature = query(request, 'msg_signature');
    if (!isSigned([...signedParts(request), encrypted], signature)) return undefined;
    const opened = openEnvelope(encrypted, encodingAesKey);
    return opened?.appid === appid ? opened.message : undefined;
  };

  const router = Router();
  router.get(pushPath, (request, response) => {
    response.type('text').set('X-Content-Type-Options', 'nosniff');
    if (isSigned(signedParts(request), query(request, 'signature'))) {
      response.send(query(request, 'echostr'));
    } else {
      response.status(400).send('signature');
    }
  });
  router.post(pushPath, text({ type: () => true, limit: '64kb' }), async (request, response) => {
    const opened = messageIn(request);
    const message = opened === undefined ? undefined : readPushMessage(opened);
    if (message !== undefined) await obeyMessage(message, { store, clock, onQuotaAlert });
    response.type('text').status(message === undefined ? 400 : 200);
    response.send(message === undefined ? 'message' : 'success');
  });
  return router;
}

function query(request: Request, name: string): string {
  const value: unknown = Reflect.get(request.query, name);
  return typeof value === 'string' ? value : '';
}

function encryptedPart(body: unknown): string | undefined {
  if (typeof body !== 'string') return undefined;
  try {
    const parsed = envelope.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data.Encrypt : undefined;
  } catch {
    return undefined;
  }
}
