import type { AccessTokens } from './access-tokens';
import { createAccessTokens } from './access-tokens';
import type { Clock } from './clock';
import { createCloudData } from './cloud-data';
import type { ContentReview } from './content-review';
import { createContentReview } from './content-review';
import type { Account, Directory, User } from './directory';
import { createDirectory } from './directory';
import type { Faults } from './faults';
import { createFaults } from './faults';
import type { MediaChecks } from './media-checks';
import { createMediaChecks } from './media-checks';
import type { OneTimeCodes } from './one-time-codes';
import { createOneTimeCodes } from './one-time-codes';
import type { ChargeLedger } from './phone/charge-ledger';
import { createChargeLedger } from './phone/charge-ledger';
import type { PhoneDesk } from './phone/phone-desk';
import { createPhoneDesk } from './phone/phone-desk';
import type { PhoneGrant } from './phone/phone-grant';
import type { Quota, QuotaOptions } from './phone/quota';
import { createQuota } from './phone/quota';
import type { Random } from './random';
import { accountOf, defaultAccount, defaultUsers } from './seed';
import type { LoginGrant, ServerApi } from './server-api';
import { createServerApi } from './server-api';
import type { SessionKeys } from './session-keys';
import { createSessionKeys } from './session-keys';

export interface WechatOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** @default the account of project.config.json (seed.ts) */
  readonly accounts?: readonly Account[];
  /** @default 林小满, 陈一 and 魏无 (seed.ts) */
  readonly users?: readonly User[];
  readonly quota?: QuotaOptions;
  /**
   * Phones may run programs of any appid: an unknown account is made like the default one, with its
   * secret, when a phone first names it. @default false: WeChat knows the given accounts only
   */
  readonly takesAnyAppid?: boolean;
}

/**
 * The simulated WeChat platform: what its servers know and do, deterministic under the clock and the
 * randomness it was given. Devices reach it through `createDevicePlatform`, backends through
 * `startWechatServer`; tests also read and steer the parts named here.
 */
export interface Wechat {
  readonly directory: Directory;
  readonly sessionKeys: SessionKeys;
  readonly ledger: ChargeLedger;
  readonly faults: Faults;
  readonly review: ContentReview;
  /** Pictures that backends asked to have reviewed. */
  readonly mediaChecks: MediaChecks;
  readonly accessTokens: AccessTokens;
  /** Login codes and phone codes with their fate, for assertions and benchmarks. */
  readonly loginCodes: OneTimeCodes<LoginGrant>;
  readonly phoneCodes: OneTimeCodes<PhoneGrant>;
  readonly phone: PhoneDesk;
  readonly server: ServerApi;
  /** The quotas of an account; made on first use. */
  quotaOf(appid: string): Quota;
  /** A phone runs a program of this account; see `takesAnyAppid`. */
  meet(appid: string): void;
  /** `wx.login`: a fresh session key and the code that fetches it. Throws for unknown accounts or people. */
  login(appid: string, userId: string): string;
  /** Back to the first inhabitants, untouched quotas, no codes, no faults, the random seed. */
  reset(): void;
}

/** Makes a platform; see {@link Wechat}. */
export function createWechat(options: WechatOptions): Wechat {
  const { clock, random, accounts = [defaultAccount], users = defaultUsers } = options;
  const source = { clock, random };
  const directory = createDirectory({ accounts, users });
  const sessionKeys = createSessionKeys(source);
  const ledger = createChargeLedger();
  const faults = createFaults();
  const review = createContentReview();
  const mediaChecks = createMediaChecks({ random, review });
  const accessTokens = createAccessTokens(source);
  // WeChat's own login codes have 32 characters and its phone codes 64.
  const loginCodes = createOneTimeCodes<LoginGrant>(source, { length: 32 });
  const phoneCodes = createOneTimeCodes<PhoneGrant>(source, { length: 64 });
  const cloudData = createCloudData(source);
  const quotas = new Map<string, Quota>();
  const quotaOf = (appid: string): Quota => {
    const quota = quotas.get(appid) ?? createQuota(clock, options.quota);
    quotas.set(appid, quota);
    return quota;
  };
  const parts = {
    clock,
    random,
    directory,
    faults,
    ledger,
    sessionKeys,
    loginCodes,
    phoneCodes,
    cloudData,
    accessTokens,
    review,
    mediaChecks,
    quotaOf,
  };

  return {
    directory,
    sessionKeys,
    ledger,
    faults,
    review,
    mediaChecks,
    accessTokens,
    loginCodes,
    phoneCodes,
    quotaOf,
    phone: createPhoneDesk(parts),
    server: createServerApi(parts),
    meet: (appid) => {
      if (options.takesAnyAppid === true && directory.account(appid) === undefined) {
        directory.saveAccount(accountOf(appid));
      }
    },
    login: (appid, userId) => {
      const openid = directory.openid(appid, userId);
      if (openid === undefined) {
        throw new Error(
          `wx.login failed: account ${appid} or person ${userId} is unknown to the simulated platform; add it to its accounts or users.`,
        );
      }
      return loginCodes.mint({ appid, openid, sessionKey: sessionKeys.refresh(openid) });
    },
    reset: () => {
      random.restart();
      quotas.clear();
      for (const part of [
        directory,
        sessionKeys,
        ledger,
        faults,
        review,
        mediaChecks,
        accessTokens,
        loginCodes,
        phoneCodes,
        cloudData,
      ]) {
        part.reset();
      }
    },
  };
}
