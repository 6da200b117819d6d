import { createHash } from 'node:crypto';

/** A mini program account as the console knows it. */
export interface Account {
  readonly appid: string;
  readonly secret: string;
  /** Only verified, non-personal subjects may use the phone abilities (docs/wechat-facts.md §6). */
  readonly subject: 'enterprise' | 'government' | 'non-profit' | 'personal' | 'unverified';
  /** Cloud development is enabled: events then carry a `cloudID`. */
  readonly hasCloud: boolean;
}

/** A number that a person has bound to WeChat or added in the authorisation sheet. */
export interface PhoneNumber {
  readonly id: string;
  /** Calling code without "+": "86", "852" … */
  readonly countryCode: string;
  /** The number without calling code. */
  readonly purePhoneNumber: string;
}

/** A person who uses WeChat. */
export interface User {
  readonly id: string;
  readonly nickname: string;
  readonly numbers: readonly PhoneNumber[];
}

/** Accounts and people, and the openid that ties one to the other. */
export interface Directory {
  account(appid: string): Account | undefined;
  user(id: string): User | undefined;
  users(): readonly User[];
  /** 28 characters, the same for the same person in the same account; `undefined` for strangers. */
  openid(appid: string, userId: string): string | undefined;
  userOf(appid: string, openid: string): User | undefined;
  saveAccount(account: Account): void;
  saveUser(user: User): void;
  reset(): void;
}

/** Makes the directory from its first inhabitants, to which `reset` returns. */
export function createDirectory(seed: {
  readonly accounts: readonly Account[];
  readonly users: readonly User[];
}): Directory {
  const accounts = new Map<string, Account>();
  const users = new Map<string, User>();
  const reset = (): void => {
    accounts.clear();
    users.clear();
    for (const account of seed.accounts) accounts.set(account.appid, account);
    for (const user of seed.users) users.set(user.id, user);
  };
  reset();

  const openid = (appid: string, userId: string): string | undefined =>
    accounts.has(appid) && users.has(userId)
      ? `o${createHash('sha256').update(`${appid} ${userId}`).digest('base64url').slice(0, 27)}`
      : undefined;

  return {
    account: (appid) => accounts.get(appid),
    user: (id) => users.get(id),
    users: () => [...users.values()],
    openid,
    userOf: (appid, wanted) =>
      [...users.values()].find((user) => openid(appid, user.id) === wanted),
    saveAccount: (account) => void accounts.set(account.appid, account),
    saveUser: (user) => void users.set(user.id, user),
    reset,
  };
}
