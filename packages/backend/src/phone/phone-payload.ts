import { createDecipheriv } from 'node:crypto';

import type { Clock } from '../clock';
import type { WechatNumber } from '../gateway/gateway';
import { phonePayload } from '../gateway/wechat-answers';
import { ProblemError } from '../problem';

export interface EncryptedPayload {
  readonly encryptedData: string;
  readonly iv: string;
}

/** A payload older than a code may be is refused like one. */
const lifeMs = 5 * 60 * 1000;

interface Lock {
  readonly sessionKey: string;
  readonly appid: string;
  readonly clock: Clock;
}

/**
 * Opens what clients before base library 2.21.2 send (docs/wechat-facts.md §5.4): AES-128-CBC under
 * the session_key. Throws `wechat-session-stale` when the key does not fit, `invalid-request` for a
 * payload of another account and `phone-code-invalid` for an old one.
 */
export function openPhonePayload(payload: EncryptedPayload, lock: Lock): WechatNumber {
  return openDatedPayload(payload, lock).number;
}

/** Opens it, and says when the person allowed it at the latest: WeChat counts whole seconds. */
export function openDatedPayload(
  payload: EncryptedPayload,
  { sessionKey, appid, clock }: Lock,
): { readonly number: WechatNumber; readonly grantedAt: number } {
  const opened = phonePayload.safeParse(decrypt(payload, sessionKey));
  // A wrong key sometimes yields bytes with right padding; they are not this JSON.
  if (!opened.success) throw new ProblemError('wechat-session-stale');
  const { watermark, countryCode, purePhoneNumber } = opened.data;
  if (watermark.appid !== appid) {
    throw new ProblemError('invalid-request', {
      detail: 'The payload was made for another mini program.',
    });
  }
  if (Math.abs(clock.now() - watermark.timestamp * 1000) > lifeMs) {
    throw new ProblemError('phone-code-invalid');
  }
  return {
    number: { countryCode, pureNumber: purePhoneNumber },
    grantedAt: watermark.timestamp * 1000 + 999,
  };
}

function decrypt({ encryptedData, iv }: EncryptedPayload, sessionKey: string): unknown {
  try {
    const decipher = createDecipheriv(
      'aes-128-cbc',
      Buffer.from(sessionKey, 'base64'),
      Buffer.from(iv, 'base64'),
    );
    const data = Buffer.from(encryptedData, 'base64');
    const text = Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
