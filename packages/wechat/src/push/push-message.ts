import { createCipheriv, createHash, randomBytes } from 'node:crypto';

/** Where an account has its messages sent, as the console's 消息推送 page is filled in. */
export interface PushTarget {
  /** The whole address. */
  readonly url: string;
  /** 令牌, for signatures. */
  readonly token: string;
  /** 43 characters. */
  readonly encodingAesKey: string;
}

export interface PushAnswer {
  readonly status: number;
  readonly text: string;
}

/** How a forger differs from WeChat; for tests of who checks. */
export interface PushForgery {
  /** Sent in place of the right signature. */
  readonly signature?: string;
}

/** SHA-1 over the parts, sorted and joined: every signature of message push (指南/基础能力/服务端能力/消息推送). */
export const pushSignature = (parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

/** AES-256-CBC over random(16) + length(4) + message + appid, padded to 32 bytes; in base64. */
export function encryptPush(
  message: string,
  { appid, encodingAesKey }: { readonly appid: string; readonly encodingAesKey: string },
  prefix = randomBytes(16),
): string {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([prefix, length, text, Buffer.from(appid)]);
  const padding = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

const stamp = (): { readonly timestamp: string; readonly nonce: string } => ({
  timestamp: String(Math.floor(Date.now() / 1000)),
  nonce: String(randomBytes(4).readUInt32BE()),
});

const address = (url: string, query: Readonly<Record<string, string>>): string => {
  const whole = new URL(url);
  for (const [name, value] of Object.entries(query)) whole.searchParams.set(name, value);
  return whole.href;
};

/** What the console does when the address is submitted: the response's text must be `echostr`. */
export async function verifyPushTarget(
  { url, token }: PushTarget,
  echostr: string,
  forgery: PushForgery = {},
): Promise<PushAnswer> {
  const { timestamp, nonce } = stamp();
  const signature = forgery.signature ?? pushSignature([token, timestamp, nonce]);
  const response = await fetch(address(url, { signature, timestamp, nonce, echostr }));
  return { status: response.status, text: await response.text() };
}

/** Sends one message in safe mode (安全模式) and the data format JSON. */
export async function pushMessage(
  { url, token, encodingAesKey }: PushTarget,
  { appid, message }: { readonly appid: string; readonly message: object },
  forgery: PushForgery = {},
): Promise<PushAnswer> {
  const { timestamp, nonce } = stamp();
  const encrypt = encryptPush(JSON.stringify(message), { appid, encodingAesKey });
  const signature = forgery.signature ?? pushSignature([token, timestamp, nonce, encrypt]);
  const query = {
    ...{ signature: pushSignature([token, timestamp, nonce]), timestamp, nonce },
    ...{ encrypt_type: 'aes', msg_signature: signature },
  };
  const response = await fetch(address(url, query), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ToUserName: 'gh_simulated', Encrypt: encrypt }),
  });
  return { status: response.status, text: await response.text() };
}

/** What people do with their data outside the program (docs/wechat-facts.md §7.2). */
export type PrivacyEvent =
  'user_info_modified' | 'user_authorization_revoke' | 'user_authorization_cancellation';

/** @param revokeInfo 8 number, 6 nickname and picture, 19 nickname, 20 picture */
export const privacyMessage = (
  event: PrivacyEvent,
  { appid, openid, revokeInfo }: { appid: string; openid: string; revokeInfo?: number },
): object => ({
  ...{ ToUserName: 'gh_simulated', FromUserName: 'o_platform', MsgType: 'event', Event: event },
  ...{ CreateTime: Math.floor(Date.now() / 1000), OpenID: openid, AppID: appid },
  ...(revokeInfo === undefined ? {} : { RevokeInfo: String(revokeInfo) }),
});

/** Told when 20, 10, 5 and 0 % of a paid ability are left (docs/wechat-facts.md §6). */
export const quotaMessage = (quota: {
  readonly appid: string;
  /** 10000077 quick, 10000086 real-time. */
  readonly spuId: number;
  readonly total: number;
  readonly used: number;
}): object => ({
  ...{ ToUserName: 'gh_simulated', FromUserName: 'o_platform', MsgType: 'event' },
  ...{ Event: 'charge_mp_service_quota_notify', CreateTime: Math.floor(Date.now() / 1000) },
  ...{ event_type: 3, appid: quota.appid, spu_id: quota.spuId, spu_name: '手机号快速验证组件' },
  ...{ total_quota: quota.total, total_used_quota: quota.used },
});
