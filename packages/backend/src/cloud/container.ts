import { z } from 'zod';

import type { ApiCall } from '../gateway/api-call';
import { createApiCall } from '../gateway/api-call';
import type { WechatConnection } from '../gateway/wechat-connection';
import { ConnectionError } from '../gateway/wechat-connection';
import { sharedPlaceFromEnvironment } from '../shared-place';
import type { SmsSender } from '../sms/sms-sender';
import type { RunningBackend } from '../start-backend';
import { startBackend } from '../start-backend';
import { openSharedState } from '../store/state-folder';
import type { CloudSurroundings } from '../surroundings';

/** Where 开放接口服务 listens inside of a container; it signs what goes through it. */
const openInterface = 'http://api.weixin.qq.com';

const downloads = z.object({
  file_list: z.array(z.object({ download_url: z.string().optional(), status: z.number() })),
});
const nothing = z.looseObject({});

/** Of a download of the storage, and of 开放接口服务. */
const timeoutMs = 10_000;

/**
 * What WeChat's cloud hosting does for a container: it writes the caller's openid into the headers, and keeps what the
 * program uploads. Only for a service without public access: whoever reaches it another way writes headers as they like.
 */
export function containerSurroundings(
  env: string,
  call: ApiCall = createApiCall({ baseUrl: openInterface, timeoutMs }),
): CloudSurroundings {
  return {
    callerOf: (request) =>
      request.get('x-wx-source') === undefined ? undefined : request.get('x-wx-openid'),
    uploads: {
      read: async (fileId) => {
        const outcome = await call({
          ...{ path: '/tcb/batchdownloadfile', query: {}, shape: downloads },
          body: { env, file_list: [{ fileid: fileId, max_age: 60 }] },
        });
        const [file] = outcome.kind === 'answered' ? outcome.answer.file_list : [];
        if (file?.download_url === undefined || file.status !== 0) return undefined;
        const response = await fetch(file.download_url, { signal: AbortSignal.timeout(timeoutMs) });
        return response.ok ? Buffer.from(await response.arrayBuffer()) : undefined;
      },
      drop: async (fileId) => {
        await call({
          ...{ path: '/tcb/batchdeletefile', query: {}, shape: nothing },
          body: { env, fileid_list: [fileId] },
        });
      },
    },
  };
}

/**
 * Starts the backend as a container of WeChat's cloud hosting, and ends it in order on SIGTERM. It reads `PORT`,
 * `CLOUD_ENV`, `WECHAT_APPID`, `PUBLIC_ORIGIN`, `DATABASE_URL` and `VAULT_KEY`.
 * @throws ConnectionError when one of them is missing
 */
export async function startContainer(
  environment: Readonly<Record<string, string | undefined>>,
  options: {
    /** What takes SMS codes to phones. @default they are kept where nobody reads them */
    readonly smsSender?: SmsSender;
    /** @default 开放接口服务 */
    readonly baseUrl?: string;
  } = {},
): Promise<RunningBackend> {
  const { baseUrl = openInterface, ...rest } = options;
  const named = (name: string): string => {
    const value = (environment[name] ?? '').trim();
    if (value !== '') return value;
    throw new ConnectionError(`${name} is missing; docs/cloud.md says what it is.`);
  };
  const place = sharedPlaceFromEnvironment(environment);
  if (place === undefined) throw new ConnectionError('DATABASE_URL and VAULT_KEY are missing.');
  const wechat: WechatConnection = {
    ...{ baseUrl, appid: named('WECHAT_APPID'), secret: '', isSignedByCloud: true },
  };
  const cloud = containerSurroundings(named('CLOUD_ENV'), createApiCall({ baseUrl, timeoutMs }));
  const origin = named('PUBLIC_ORIGIN');
  const state = await openSharedState(place);
  const port = Number(environment['PORT'] ?? 80);
  const backend = await startBackend({
    ...{ host: '0.0.0.0', port, wechat, cloud, origin, ...state, ...rest },
  });
  const close = async (patienceMs?: number): Promise<void> => {
    await backend.close(patienceMs);
    await state.store.close();
  };
  process.once('SIGTERM', () => {
    void close().then(() => process.exit(0));
  });
  return { ...backend, close };
}
