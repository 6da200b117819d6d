import { createRandom } from '../src/random';
import { defaultAccount } from '../src/seed';
import type { Wechat, WechatOptions } from '../src/wechat';
import { createWechat } from '../src/wechat';

/** A platform whose time the test moves. */
export interface Fixture {
  readonly wechat: Wechat;
  readonly advance: (milliseconds: number) => void;
  readonly now: () => number;
}

export const { appid, secret } = defaultAccount;
export const minutes = 60 * 1000;

export function createFixture(options: Partial<WechatOptions> = {}): Fixture {
  let now = Date.UTC(2026, 0, 5, 8);
  const wechat = createWechat({
    clock: { now: () => now },
    random: createRandom(1),
    ...options,
  });
  return {
    wechat,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    now: () => now,
  };
}

/** Grants lin's first number and answers the granted event; throws when it was refused. */
export function grant(
  { phone }: Wechat,
  {
    component = 'quick',
    numberId = 'mainland',
    oldClient = false,
  }: Partial<{
    component: 'quick' | 'realtime';
    numberId: string;
    oldClient: boolean;
  }> = {},
): Extract<ReturnType<Wechat['phone']['grant']>, { kind: 'granted' }> {
  const answer = phone.grant({ appid, userId: 'lin', component, numberId, oldClient });
  if (answer.kind !== 'granted') throw new Error(answer.errMsg);
  return answer;
}
