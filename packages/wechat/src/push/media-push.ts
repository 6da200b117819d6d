import type { MediaCheck } from '../media-checks';
import type { Wechat } from '../wechat';
import type { PushTarget } from './push-message';
import { pushMessage } from './push-message';

/** The verdict on a picture as WeChat pushes it (official page 多媒体内容安全识别). */
export function mediaMessage({ appid, traceId, verdict }: MediaCheck): object {
  const head = {
    ...{ ToUserName: 'gh_simulated', FromUserName: 'o_platform', MsgType: 'event' },
    ...{ Event: 'wxa_media_check', CreateTime: Math.floor(Date.now() / 1000) },
    ...{ appid, trace_id: traceId, version: 2 },
  };
  if (verdict === 'timeout') return { ...head, errcode: -1008, errmsg: 'download error' };
  const result =
    verdict === 'pass' ? { suggest: 'pass', label: 100 } : { suggest: 'risky', label: 20002 };
  const detail = [{ strategy: 'content_model', errcode: 0, prob: 90, ...result }];
  return { ...head, errcode: 0, errmsg: 'ok', result, detail };
}

/**
 * Tells a backend of every review, some time after it was asked for, as WeChat does within half an hour. A backend
 * that does not respond is not told again. The returned function ends it.
 */
export function pushMediaChecks(
  { mediaChecks }: Wechat,
  target: PushTarget,
  afterMs = 300,
): () => void {
  const timers = new Set<NodeJS.Timeout>();
  const stop = mediaChecks.onDone((check) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      const { appid } = check;
      pushMessage(target, { appid, message: mediaMessage(check) }).catch(() => undefined);
    }, afterMs);
    timers.add(timer);
  });
  return () => {
    stop();
    for (const timer of timers) clearTimeout(timer);
  };
}
