import { isAtLeast } from '../models/version';
import type { SecretStorage } from './platform';

/** What the program needs to remember but nobody may read; null on clients that cannot encrypt. */
export function createWechatSecrets(sdkVersion: string): SecretStorage | null {
  if (!isAtLeast(sdkVersion, '2.21.3')) return null;
  return {
    get: (key) =>
      new Promise((resolve) => {
        wx.getStorage({
          key,
          encrypt: true,
          success: ({ data }: { readonly data: unknown }) => {
            resolve(data);
          },
          // Also "data not found": there is no telling them apart, and no need to.
          fail: () => {
            resolve(undefined);
          },
        });
      }),
    set: (key, value) =>
      new Promise((resolve) => {
        wx.setStorage({
          key,
          data: value,
          encrypt: true,
          success: () => {
            resolve(true);
          },
          fail: () => {
            // Without the error: on some clients it repeats what was to be written.
            console.warn(
              `Encrypted storage refused "${key}"; it is kept in memory for this run only.`,
            );
            resolve(false);
          },
        });
      }),
    remove: (key) =>
      new Promise((resolve) => {
        wx.removeStorage({
          key,
          complete: () => {
            resolve();
          },
        });
      }),
  };
}
