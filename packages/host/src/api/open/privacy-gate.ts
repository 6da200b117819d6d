import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';

/** Lets a guarded API through, or fails it as WeChat does (docs/wechat-facts.md §7.1). */
export async function requirePrivacy({ phone }: ApiContext, referrer: string): Promise<void> {
  const decision = await phone.privacy.authorize(referrer);
  switch (decision) {
    case 'allowed':
      return;
    case 'refused':
      throw new ApiFailure('privacy permission is not authorized', 104);
    case 'undeclared':
      throw new ApiFailure('api scope is not declared in the privacy agreement', 112);
  }
}
