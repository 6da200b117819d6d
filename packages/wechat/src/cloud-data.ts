import type { Clock } from './clock';
import { codeLifeMs } from './one-time-codes';
import type { PhoneGrant } from './phone/phone-grant';
import type { Random } from './random';

/** One element of `data_list` in the response of getopendata (docs/wechat-facts.md §5.5). */
export interface OpenData {
  readonly cloud_id: string;
  /** JSON text: `{cloudID, data}` or `{cloudID, errCode, errMsg}`. */
  readonly json: string;
}

/** The data behind a `cloudID`, which lives five minutes and may be read more than once. */
export interface CloudData {
  mint(grant: PhoneGrant): string;
  /** Reads one cloudID for the person it was made for. */
  open(cloudID: string, openid: string, write: (grant: PhoneGrant) => unknown): OpenData;
  reset(): void;
}

/** Makes an empty store of open data. */
export function createCloudData({
  clock,
  random,
}: {
  readonly clock: Clock;
  readonly random: Random;
}): CloudData {
  const grants = new Map<string, { readonly grant: PhoneGrant; readonly expiresAt: number }>();
  return {
    mint: (grant) => {
      const cloudID = `38_${random.token(40)}`;
      grants.set(cloudID, { grant, expiresAt: clock.now() + codeLifeMs });
      return cloudID;
    },
    open: (cloudID, openid, write) => {
      const found = grants.get(cloudID);
      const holds =
        found !== undefined && clock.now() < found.expiresAt && found.grant.openid === openid;
      const content = holds
        ? { cloudID, data: write(found.grant) }
        : { cloudID, errCode: -601006, errMsg: 'cloudID expired.' };
      return { cloud_id: cloudID, json: JSON.stringify(content) };
    },
    reset: () => {
      grants.clear();
    },
  };
}
