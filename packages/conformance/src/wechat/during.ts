import type { ServerFault } from 'wechat-simulator';

import type { WechatStage } from './stage';

/** More than any backend tries by itself before it responds. */
export const often = 20;

/** What a backend asks of WeChat in these rules. */
export type Asked = Parameters<WechatStage['wechat']['faults']['failNextCall']>[0];

/** A trouble that lasts while the work does. */
export async function during<Value>(
  stage: WechatStage,
  endpoint: Asked,
  fault: ServerFault,
  work: () => Promise<Value>,
): Promise<Value> {
  for (let times = 0; times < often; times += 1) {
    stage.wechat.faults.failNextCall(endpoint, fault);
  }
  try {
    return await work();
  } finally {
    stage.calm();
  }
}

/** A response that is not WeChat's, or not in WeChat's usual words. */
export const saying = (
  body: string,
  { status = 200, contentType = 'application/json' } = {},
): ServerFault => ({ kind: 'http', status, contentType, body });
