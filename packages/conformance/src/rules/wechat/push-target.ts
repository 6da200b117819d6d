import type { PushTarget } from 'wechat-simulator';

import type { Kit } from '../../kit';
import { Violation } from '../../violation';

/** Why WeChat's messages cannot be sent to this backend. */
export const hindrance = ({ push }: Kit): string | undefined =>
  push === undefined
    ? 'it is not known where your backend takes WeChat’s messages; give --push-url, --push-token and --push-key'
    : undefined;

/** Where they are sent to. */
export function targetOf({ push }: Kit): PushTarget {
  if (push === undefined) throw new Violation('There is no --push-url.');
  return push;
}
