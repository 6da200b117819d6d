import type { ApiCall } from '../../backend/gateway/api-call';
import type { Wechat } from '../../wechat/wechat';
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
