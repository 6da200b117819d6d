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

export type RequestFault = keyof typeof requestFaults;

/** The settings with what the command line says: `--people=3000 --kills=0.2 --seed=7`. */
export function readSettings(words: readonly string[]): FaultSettings {
  const settings: Record<string, number> = { ...defaultSettings };
  for (const word of words) {
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
