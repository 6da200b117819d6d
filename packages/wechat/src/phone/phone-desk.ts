import type { PhoneComponent, PhoneGrantAnswer, PhoneQueryAnswer } from 'miniprogram-host';

import type { Clock } from '../clock';
import type { CloudData } from '../cloud-data';
import type { Account, Directory } from '../directory';
import type { Faults } from '../faults';
import type { OneTimeCodes } from '../one-time-codes';
import type { Random } from '../random';
import type { SessionKeys } from '../session-keys';
import type { ChargeLedger } from './charge-ledger';
import { priceInFen } from './charge-ledger';
import { encryptPayload } from './encrypted-payload';
import { maskNumber } from './masked-number';
import type { PhoneGrant } from './phone-grant';
import { phonePayload } from './phone-grant';
import { pointOf, refusalOf } from './phone-outcomes';
import type { Quota } from './quota';

/** One tap: who taps which component in which account. */
export interface PhoneTap {
  readonly appid: string;
  readonly userId: string;
  readonly component: PhoneComponent;
}

/** The device side of both phone components. */
export interface PhoneDesk {
  /**
   * The query point at the tap (docs/wechat-facts.md §6): returns the numbers to choose from, books
   * nothing.
   */
  query(tap: PhoneTap): PhoneQueryAnswer;
  /**
   * The charge point: books the charge and mints the code. A client from before base library 2.21.2
   * (`oldClient`) gets the encrypted payload and an empty code.
   */
  grant(
    tap: PhoneTap & { readonly numberId: string; readonly oldClient: boolean },
  ): PhoneGrantAnswer;
}

interface Parts {
  readonly clock: Clock;
  readonly random: Random;
  readonly directory: Directory;
  readonly faults: Faults;
  readonly ledger: ChargeLedger;
  readonly sessionKeys: SessionKeys;
  readonly phoneCodes: OneTimeCodes<PhoneGrant>;
  readonly cloudData: CloudData;
  quotaOf(appid: string): Quota;
}

const isFree = ({ subject }: Account): boolean =>
  subject === 'government' || subject === 'non-profit';

/** Makes the desk over the platform's other parts. */
export function createPhoneDesk(parts: Parts): PhoneDesk {
  const { clock, random, directory, faults, ledger, sessionKeys, phoneCodes, cloudData } = parts;

  const refusedAccount = (account: Account | undefined): boolean =>
    account === undefined || account.subject === 'personal' || account.subject === 'unverified';

  const query = ({ appid, userId, component }: PhoneTap): PhoneQueryAnswer => {
    const failure = faults.takePhone(component, (next) => pointOf(next) === 'query');
    if (failure !== undefined) return refusalOf(failure, component);
    const account = directory.account(appid);
    const user = directory.user(userId);
    if (account === undefined || user === undefined || refusedAccount(account)) {
      return refusalOf('no-permission', component);
    }
    if (!isFree(account) && parts.quotaOf(appid).remaining(component) === 0) {
      return refusalOf('no-quota', component);
    }
    const numbers = user.numbers.map(({ id, countryCode, purePhoneNumber }) => ({
      id,
      countryCode,
      masked: maskNumber(purePhoneNumber),
    }));
    return { kind: 'ready', numbers };
  };

  const book = (account: Account, openid: string, component: PhoneComponent): boolean => {
    const entry = { at: clock.now(), appid: account.appid, openid, component };
    if (isFree(account)) {
      ledger.book({ ...entry, source: 'free', packId: undefined, priceInFen: 0 });
      return true;
    }
    const pack = parts.quotaOf(account.appid).take(component);
    if (pack === undefined) return false;
    const { source, id } = pack;
    ledger.book({ ...entry, source, packId: id, priceInFen: priceInFen[component] });
    return true;
  };

  const legacyPart = (grant: PhoneGrant): { encryptedData?: string; iv?: string } => {
    // Real-time verification never had the encrypted payload (docs/wechat-facts.md §5.4).
    const key = grant.component === 'quick' ? sessionKeys.current(grant.openid) : undefined;
    if (key === undefined) return {};
    const payload = phonePayload(grant.appid, grant.number, clock.now());
    return encryptPayload(payload, key, random.bytes(16));
  };

  return {
    query,
    grant: ({ appid, userId, component, numberId, oldClient }) => {
      const failure = faults.takePhone(component, (next) => pointOf(next) === 'grant');
      if (failure !== undefined) return refusalOf(failure, component);
      const account = directory.account(appid);
      const openid = directory.openid(appid, userId);
      if (account === undefined || openid === undefined || refusedAccount(account)) {
        return refusalOf('no-permission', component);
      }
      const number = directory.user(userId)?.numbers.find(({ id }) => id === numberId);
      if (number === undefined) return refusalOf('internal-error', component);
      // The sources name only the query at the tap. Somebody else may have taken the last use since:
      // then nothing is booked and the same refusal comes, so that a quota never goes below zero.
      if (!book(account, openid, component)) return refusalOf('no-quota', component);

      const grant: PhoneGrant = { appid, openid, component, number };
      return {
        kind: 'granted',
        code: oldClient ? '' : phoneCodes.mint(grant),
        ...legacyPart(grant),
        ...(account.hasCloud && component === 'quick' ? { cloudID: cloudData.mint(grant) } : {}),
      };
    },
  };
}
