import type { Platform } from 'miniprogram-host';

import type { EntryPoint } from '../faults';
import type { Wechat } from '../wechat';

export interface DeviceOptions {
  /** Who holds the phone; an id of the platform's directory, asked at every call when it is a function. */
  readonly userId: string | (() => string);
  /** The client is from before base library 2.21.2: phone events carry an empty code. */
  readonly oldClient?: boolean;
  /** How a latency set by `faults.setLatency` passes. @default real time */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

export const realWait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * The platform as one person's phone sees it: what a host is given to get codes, sessions and review
 * verdicts. `login` rejects for an account that the platform does not know.
 */
export function createDevicePlatform(wechat: Wechat, options: DeviceOptions): Platform {
  const { oldClient = false, wait = realWait } = options;
  const holder = () => (typeof options.userId === 'string' ? options.userId : options.userId());
  const at = async <Answer>(
    point: EntryPoint | 'review',
    appid: string,
    answer: () => Answer,
  ): Promise<Answer> => {
    wechat.meet(appid);
    const latency = point === 'review' ? 0 : wechat.faults.latency(point);
    if (latency > 0) await wait(latency);
    return answer();
  };
  return {
    login: ({ appid }) => at('login', appid, () => ({ code: wechat.login(appid, holder()) })),
    checkSession: ({ appid }) =>
      at('checkSession', appid, () => {
        const openid = wechat.directory.openid(appid, holder());
        return { valid: openid !== undefined && wechat.sessionKeys.isValid(openid) };
      }),
    queryPhone: ({ appid, component }) =>
      at('queryPhone', appid, () => wechat.phone.query({ appid, userId: holder(), component })),
    grantPhone: ({ appid, component, numberId }) =>
      at('grantPhone', appid, () =>
        wechat.phone.grant({ appid, userId: holder(), component, numberId, oldClient }),
      ),
    reviewNickname: ({ appid, nickname }) =>
      at('review', appid, () => ({ verdict: wechat.review.nickname(nickname) })),
    reviewAvatar: ({ appid }) => at('review', appid, () => ({ verdict: wechat.review.avatar() })),
  };
}
