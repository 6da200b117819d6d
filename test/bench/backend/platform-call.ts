import type { ApiCall } from 'onboarding-backend';
import type { Wechat } from 'wechat-simulator';

import { outcomeOf, wechatAnswer } from '../wechat-in-process';

/** The backend's calls to WeChat, answered at once by the simulated platform in this process. */
export const createPlatformCall =
  (wechat: Wechat): ApiCall =>
  (request) => {
    const answer = wechatAnswer(wechat, request, (appid, sent) =>
      wechat.server.getUserPhoneNumber(appid, sent),
    );
    return Promise.resolve(outcomeOf(answer, request.shape));
  };
