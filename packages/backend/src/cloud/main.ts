/** What the function's index.js is built of (cloud-function/build.ts). */
import { createRequire } from 'node:module';

import type { SmsSender } from '../sms/sms-sender';
import { createCloudFunction } from './cloud-function';
import type { CloudSdk } from './cloud-sdk';

/** Another module in the place of `wx-server-sdk`, for tests on a machine without a cloud. */
const sdkName = process.env['WX_SERVER_SDK'] ?? 'wx-server-sdk';

/** A module with `send({ number: { countryCode, pureNumber }, smsCode })`, which hands a message to your operator. */
const senderName = process.env['SMS_SENDER'];

/** As Node finds it from where index.js lies. */
const load = createRequire(__filename) as (name: string) => unknown;

const cloud = load(sdkName) as CloudSdk & { readonly DYNAMIC_CURRENT_ENV: unknown };
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

function vaultKey(): Buffer {
  const key = Buffer.from((process.env['VAULT_KEY'] ?? '').trim(), 'base64url');
  if (key.length === 32) return key;
  throw new Error(
    'Set VAULT_KEY among the function’s environment variables: 32 bytes in base64url (openssl rand -base64 32 | tr +/ -_), made once.',
  );
}

/** Called by the cloud with what `wx.cloud.callFunction` sent. */
export const main = createCloudFunction({
  cloud,
  vaultKey: vaultKey(),
  smsSender: senderName === undefined ? undefined : (load(senderName) as SmsSender),
});
