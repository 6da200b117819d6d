import type { Account, User } from './directory';

/** The account of project.config.json, verified and allowed to ask for numbers. */
export const defaultAccount: Account = {
  appid: 'wx0123456789abcdef',
  secret: '0123456789abcdef0123456789abcdef',
  subject: 'enterprise',
  hasCloud: false,
};

/** An account like the default one, under another appid: that of the project that is opened. */
export const accountOf = (appid: string): Account => ({ ...defaultAccount, appid });

/**
 * The people of a fresh platform. `lin` holds the phone by default; `chen` owns one of the four test
 * numbers of WeChat's cloud test accounts (docs/wechat-facts.md §5.5); `wei` has no number at all.
 */
export const defaultUsers: readonly User[] = [
  {
    id: 'lin',
    nickname: '林小满',
    numbers: [
      { id: 'mainland', countryCode: '86', purePhoneNumber: '13580006666' },
      { id: 'second', countryCode: '86', purePhoneNumber: '18612349077' },
      { id: 'hongkong', countryCode: '852', purePhoneNumber: '51234567' },
    ],
  },
  {
    id: 'chen',
    nickname: '陈一',
    numbers: [{ id: 'test', countryCode: '86', purePhoneNumber: '12066600001' }],
  },
  { id: 'wei', nickname: '魏无', numbers: [] },
];
