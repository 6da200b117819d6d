import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';

import type { WechatError } from '../errcode';
import { wechatError } from '../errcode';
import type { ServerEndpoint } from '../faults';
import type { Wechat } from '../wechat';
import type { CloudRecords } from './database';
import { CloudError, createCloudRecords } from './database';

/** Who calls the function that runs now; WeChat says it, not the caller. */
interface Caller {
  readonly openid: string;
}

/** One cloud environment of an account: what `wx-server-sdk` reaches, simulated in this process. */
export interface Cloud {
  readonly env: string;
  readonly records: CloudRecords;
  /** `wx-server-sdk` as one instance of a function has it; all instances share database and files. */
  sdk(): CloudServerSdk;
  /** Runs a function for a person: what `getWXContext` then says. */
  call<Result>(userId: string, work: () => Promise<Result>): Promise<Result>;
  /** `wx.cloud.uploadFile` of a phone; answers the fileID. */
  upload(cloudPath: string, bytes: Buffer): string;
  /** By fileID. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** The file behind an address of `getTempFileURL`. */
  fileAt(url: string): Buffer | undefined;
}

export type CloudServerSdk = ReturnType<typeof createSdk>;

/** Makes an empty environment; the account's people are those of the platform. */
export function createCloud(
  wechat: Wechat,
  { appid, env = 'simulated-0' }: { readonly appid: string; readonly env?: string },
): Cloud {
  const callers = new AsyncLocalStorage<Caller>();
  const records = createCloudRecords();
  const files = new Map<string, Buffer>();
  const bucket = `${env}.6f6e-${env}`;
  const address = `https://6f6e-${env}.tcb.qcloud.la/`;
  const upload = (cloudPath: string, bytes: Buffer): string => {
    const fileID = `cloud://${bucket}/${cloudPath}`;
    files.set(fileID, bytes);
    return fileID;
  };
  const pathOf = (fileID: string): string => fileID.replace(`cloud://${bucket}/`, '');
  const parts = { wechat, appid, callers, records, files, upload };
  return {
    env,
    records,
    files,
    upload,
    sdk: () => createSdk(parts, (fileID) => `${address}${pathOf(fileID)}`),
    call: (userId, work) => {
      const openid = wechat.directory.openid(appid, userId);
      if (openid === undefined) throw new Error(`Nobody is called ${userId}.`);
      return callers.run({ openid }, work);
    },
    fileAt: (url) => files.get(`cloud://${bucket}/${url.replace(address, '')}`),
  };
}

interface Parts {
  readonly wechat: Wechat;
  readonly appid: string;
  readonly callers: AsyncLocalStorage<Caller>;
  readonly records: CloudRecords;
  readonly files: Map<string, Buffer>;
  readonly upload: (cloudPath: string, bytes: Buffer) => string;
}

function createSdk(parts: Parts, addressOf: (fileID: string) => string) {
  const { wechat, appid, callers, records, files, upload } = parts;
  const openid = (): string | undefined => callers.getStore()?.openid;
  return {
    DYNAMIC_CURRENT_ENV: Symbol('DYNAMIC_CURRENT_ENV'),
    init: (): void => undefined,
    getWXContext: () => ({ OPENID: openid() ?? '', APPID: appid, UNIONID: '' }),
    database: (options?: { readonly throwOnNotFound?: boolean }) => records.open(options),
    openapi: {
      phonenumber: {
        getPhoneNumber: (given: object) =>
          openapi(wechat, 'getuserphonenumber', () =>
            wechat.server.getUserPhoneNumber(appid, given as { readonly code: string }),
          ),
      },
      security: {
        msgSecCheck: (given: object) =>
          openapi(wechat, 'msg_sec_check', () =>
            wechat.server.msgSecCheck(
              appid,
              given as {
                readonly openid: string;
                readonly scene: number;
                readonly content: string;
              },
            ),
          ),
      },
    },
    getOpenData: async ({ list }: { readonly list: readonly string[] }) => {
      const opened = await openapi(wechat, 'getopendata', () =>
        wechat.server.getOpenData(appid, openid() ?? '', list),
      );
      const { dataList } = opened as { readonly dataList: readonly { readonly json: string }[] };
      return { list: dataList.map(({ json }): unknown => JSON.parse(json)) };
    },
    downloadFile: ({ fileID }: { readonly fileID: string }) => {
      const fileContent = files.get(fileID);
      return fileContent === undefined
        ? Promise.reject(new CloudError(-503003, 'storage file not exists'))
        : Promise.resolve({ fileContent });
    },
    uploadFile: (given: { readonly cloudPath: string; readonly fileContent: Buffer }) =>
      Promise.resolve({ fileID: upload(given.cloudPath, given.fileContent) }),
    deleteFile: ({ fileList }: { readonly fileList: readonly string[] }) => {
      const deleted = fileList.map((fileID) => ({ fileID, status: files.delete(fileID) ? 0 : -1 }));
      return Promise.resolve({ fileList: deleted });
    },
    getTempFileURL: ({ fileList }: { readonly fileList: readonly string[] }) =>
      Promise.resolve({
        fileList: fileList.map((fileID) => ({ fileID, tempFileURL: addressOf(fileID), status: 0 })),
      }),
  };
}

/** A call through the cloud: its own spelling of names, and an error thrown instead of an errcode answered. */
async function openapi(
  wechat: Wechat,
  endpoint: ServerEndpoint,
  work: () => object | WechatError,
): Promise<unknown> {
  const latency = wechat.faults.latency(endpoint);
  await wait(latency);
  const fault = wechat.faults.takeCall(endpoint);
  switch (fault?.kind) {
    case 'errcode':
      return answered(wechatError(fault.errcode));
    case 'http':
    case 'lost-before':
      throw new CloudError(-501001, 'resource system error');
    case 'lost-after':
      work();
      throw new CloudError(-501001, 'resource system error');
    case 'silence':
      return new Promise(() => undefined);
    case undefined:
      return answered(work());
  }
}

function answered(answer: object): unknown {
  const { errcode, errmsg, ...rest } = answer as {
    readonly errcode?: number;
    readonly errmsg?: string;
  };
  if (errcode !== undefined && errcode !== 0)
    throw new CloudError(errcode, `openapi:fail ${errmsg}`);
  return { ...(camelCased(rest) as object), errCode: 0, errMsg: 'openapi:ok' };
}

function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
      camelCased(inner),
    ]),
  );
}
