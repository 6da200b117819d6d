import type { PlainAnswer } from 'onboarding-testing';

/** What goes wrong, and how often; rates from 0 to 1. */
export interface FaultSettings {
  readonly seed: number;
  readonly people: number;
  /** Requests between program and backend that meet a fault of {@link requestFaults}. */
  readonly requestFaults: number;
  /** Steps of a person's way (start, tap, answer, retry) at which the program is killed. */
  readonly kills: number;
  /** Taps that deliver their event twice. */
  readonly doubleTaps: number;
  /** People whose device clock is wrong, by up to twelve hours. */
  readonly wrongClocks: number;
  /** Calls from the backend to WeChat that answer -1. */
  readonly wechatBusy: number;
  /** Calls to WeChat that never arrive. */
  readonly wechatLostBefore: number;
  /** Calls to WeChat that take 6 to 20 seconds. */
  readonly wechatSlow: number;
  /** Calls that WeChat works on and whose answer is lost: a charge that nobody can save. */
  readonly wechatLostAfter: number;
  /** Codes that WeChat refuses with 40029 from the first: a charge that nobody can save. */
  readonly deadCodes: number;
  /** Minutes after which WeChat voids the access token; 0 never. */
  readonly tokenMinutes: number;
  /** Uses left in the quota, as a share of the people. */
  readonly quota: number;
  /**
   * People whose backend says nothing of use from their first tap on, for 5 to 280 seconds, and is well then
   * until the code is dead.
   */
  readonly outages: number;
  /** People who take an offer to go on; the others look at it until it goes away by itself. */
  readonly presses: number;
}

export const defaultSettings: FaultSettings = {
  seed: 20231101,
  people: 2000,
  requestFaults: 0.3,
  kills: 0.1,
  doubleTaps: 0.2,
  wrongClocks: 0.1,
  wechatBusy: 0.03,
  wechatLostBefore: 0.01,
  wechatSlow: 0.02,
  wechatLostAfter: 0.002,
  deadCodes: 0.001,
  tokenMinutes: 15,
  quota: 100,
  outages: 0,
  presses: 1,
};

/** Settings by name; `hostile`: a backend that says anything while a code lives, and people who press nothing. */
const profiles: Readonly<Record<string, FaultSettings>> = {
  usual: defaultSettings,
  hostile: { ...defaultSettings, people: 500, outages: 1, presses: 0 },
};

/** What a faulted request meets, by weight. */
export const requestFaults = {
  'lost-before': 6,
  'lost-after': 6,
  'interrupted-before': 3,
  'interrupted-after': 3,
  'timeout-before': 2,
  'timeout-after': 2,
  'bad-gateway': 4,
  'bad-gateway-after': 2,
  'session-refused': 1,
  slow: 4,
} as const;

/** What an outage says, by weight; half of it after the backend has done its work. */
export const noises: Readonly<Record<string, PlainAnswer>> = {
  page: { status: 200, headers: {}, body: '<html>200</html>' },
  half: { status: 200, headers: {}, body: '{"user":{"id":"' },
  empty: { status: 204, headers: {}, body: '' },
  crash: { status: 500, headers: {}, body: '<html>500</html>' },
  internal: {
    status: 500,
    headers: {},
    body: { type: 'about:blank', title: 'A bug.', status: 500, code: 'internal' },
  },
  missing: { status: 404, headers: {}, body: '<html>404</html>' },
  firewall: { status: 403, headers: {}, body: '<html>403</html>' },
  timeout: { status: 408, headers: {}, body: '' },
  limit: { status: 429, headers: { 'retry-after': '600' }, body: '' },
  proxy: { status: 520, headers: {}, body: 'error code: 520' },
  away: { status: 503, headers: { 'retry-after': '280' }, body: '' },
};

export type RequestFault = keyof typeof requestFaults;

const profileWord = '--profile=';

/** The settings with what the command line says: `--profile=hostile --people=3000 --kills=0.2 --seed=7`. */
export function readSettings(words: readonly string[]): FaultSettings {
  const named = words.find((word) => word.startsWith(profileWord));
  const name = named?.slice(profileWord.length) ?? 'usual';
  const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (profile === undefined) {
    throw new Error(
      `There is no profile "${name}"; there are: ${Object.keys(profiles).join(', ')}.`,
    );
  }
  const settings: Record<string, number> = { ...profile };
  for (const word of words.filter((one) => one !== named)) {
    const [, name = '', text = ''] = /^--([a-zA-Z]+)=(.+)$/.exec(word) ?? [];
    const value = Number(text);
    if (!Object.hasOwn(defaultSettings, name) || Number.isNaN(value) || value < 0) {
      throw new Error(
        `"${word}" is no setting; write --name=number with one of: ${Object.keys(defaultSettings).join(', ')}.`,
      );
    }
    settings[name] = value;
  }
  return settings as unknown as FaultSettings;
}
