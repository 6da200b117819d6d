import { isAtLeast } from '../models/version';
import type { Door } from './door';
import type { SecretStorage } from './platform';

/** What the program needs to remember but nobody may read; null on clients that cannot encrypt. */
export function createWechatSecrets(door: Door, sdkVersion: string): SecretStorage | null {
  if (!isAtLeast(sdkVersion, '2.21.3')) return null;
  return {
    get: (key) =>
      door<unknown>('wx.getStorage', {
        // Also "data not found": there is no telling them apart, and no need to.
        otherwise: () => undefined,
        begin: (answer) => {
          wx.getStorage({
            key,
            encrypt: true,
            success: ({ data }: { readonly data: unknown }) => {
              answer(data);
            },
            fail: () => {
              answer(undefined);
            },
          });
        },
      }),
    set: (key, value) => {
      const refused = (): boolean => {
        // Without the error: on some clients it repeats what was to be written.
        console.warn(`Encrypted storage refused "${key}"; it is kept in memory for this run only.`);
        return false;
      };
      return door('wx.setStorage', {
        otherwise: refused,
        begin: (answer) => {
          wx.setStorage({
            key,
            data: value,
            encrypt: true,
            success: () => {
              answer(true);
            },
            fail: () => {
              answer(refused());
            },
          });
        },
      });
    },
    remove: (key) =>
      door<undefined>('wx.removeStorage', {
        otherwise: () => undefined,
        begin: (answer) => {
          wx.removeStorage({
            key,
            complete: () => {
              answer(undefined);
            },
          });
        },
      }),
  };
}
