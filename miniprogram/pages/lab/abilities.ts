import { isAtLeast } from '../../models/version';

/** One line of the table of abilities. */
export interface Ability {
  readonly name: string;
  /** Base library it came with. */
  readonly since: string;
  readonly available: boolean;
}

/** Base library by ability (docs/wechat-facts.md §9). */
const timeline = {
  getPhoneNumber: '1.2.0',
  chooseAvatar: '2.21.2',
  'input nickname': '2.21.2',
  'phone code': '2.21.2',
  getRealtimePhoneNumber: '2.24.4',
  nicknamereview: '2.29.1',
  agreePrivacyAuthorization: '2.32.3',
  'phone-number-no-quota-toast': '3.0.1',
} as const;

export function readAbilities(sdkVersion: string, hasPhoneApi: boolean): readonly Ability[] {
  return (Object.keys(timeline) as (keyof typeof timeline)[])
    .map((name): Ability => {
      const since = timeline[name];
      return { name, since, available: isAtLeast(sdkVersion, since) };
    })
    .concat({ name: 'wx.getPhoneNumber', since: '?', available: hasPhoneApi });
}
