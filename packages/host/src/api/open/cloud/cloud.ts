import { absentAnswer, absentNamespace } from '../../kit/absent-apis';
import type { ApiTable, Options } from '../../kit/api';
import { ApiFailure } from '../../kit/api-failure';
import { base64ToBytes, bytesToBase64, bytesToText, textToBytes } from '../../kit/bytes';
import { answered, settle, wantsCallbacks } from '../../kit/callback';
import type { ApiContext } from '../../kit/context';
import type { RunningExchange } from '../../network/exchange';
import { exchange } from '../../network/exchange';
import { answerBody, bodyOf, headersOf, methodOf, withQuery } from '../../network/http-parts';
import { idleTask } from '../../network/idle-task';
import type { CloudState } from './call';
import { callId, envOf, explained } from './call';
import { createDatabase } from './database';
import { cloudDownload, cloudList, cloudUpload } from './files';

/** Documentation (调用云托管服务): `callContainer` waits 15 s at most. */
const containerPatience = 15_000;
/** Documentation (云函数): a function called from the program waits 60 s at most. */
const functionPatience = 60_000;

/**
 * Where cloud calls go: there is no cloud here, so the host is told with `--resolve`
 * (`--resolve https://<env>.cloud.invalid=http://127.0.0.1:8080`), like any other origin. Names below
 * ".invalid" never exist (RFC 2606).
 */
export const containerOrigin = (env: string) => `https://${env}.cloud.invalid`;
export const functionOrigin = (env: string) => `https://functions.${env}.cloud.invalid`;

/** `wx.cloud.CloudID(id)`: opened by WeChat on the way, at the top level of a function's data only. */
class CloudID {
  constructor(readonly cloudID: string) {}

  toJSON() {
    return this.cloudID;
  }
}

async function callContainer(state: CloudState, options: Options): Promise<object> {
  const { context } = state;
  const origin = containerOrigin(envOf(state, options));
  const { path } = options;
  if (typeof path !== 'string') {
    throw new ApiFailure('errCode: -601002 parameter error: path should be String', undefined, {
      errCode: -601002,
    });
  }
  const headers = headersOf(options['header']);
  if (headers['x-wx-service'] === undefined) {
    throw new ApiFailure('errCode: -501000 header X-WX-SERVICE is missing', undefined, {
      errCode: -501000,
    });
  }
  const method = methodOf(options);
  const given = options['timeout'];
  const timeout = Math.min(
    typeof given === 'number' ? given : containerPatience,
    containerPatience,
  );
  const all = { 'content-type': 'application/json', ...headers };
  const url = withQuery(`${origin}/${path.replace(/^\//, '')}`, method, options['data']);
  const request = { url, method, headers: all, ...bodyOf(method, options['data'], all) };
  const { result } = exchange(context, { kind: 'request', request, timeout }, (response) => ({
    statusCode: response.status,
    header: response.headers,
    cookies: response.cookies,
    data: answerBody(response.bodyBase64, options),
    callID: callId(context),
  }));
  return (await explained(context, origin, result)) as object;
}

async function callFunction(state: CloudState, options: Options): Promise<object> {
  const { context } = state;
  const origin = functionOrigin(envOf(state, options));
  const { name, data } = options;
  if (typeof name !== 'string' || name === '') {
    throw new ApiFailure('errCode: -501001 parameter name must be a string', undefined, {
      errCode: -501001,
    });
  }
  const headers = { 'content-type': 'application/json' };
  const bodyBase64 = bytesToBase64(textToBytes(JSON.stringify(functionData(data))));
  const request = { url: `${origin}/${name}`, method: 'POST', headers, bodyBase64 };
  const { result } = exchange(
    context,
    { kind: 'request', request, timeout: functionPatience },
    ({ status, bodyBase64: answer }) => {
      const text = bytesToText(base64ToBytes(answer));
      if (status < 400) {
        return { result: resultOf(text), requestID: callId(context) };
      }
      const reason = `errCode: -504002 functions execute fail | errMsg: ${text}`;
      throw new ApiFailure(reason, undefined, { errCode: -504002 });
    },
  );
  return (await explained(context, origin, result)) as object;
}

/** CloudIDs at the top level arrive as `{ cloudID }`, for the other side to open; deeper ones as text. */
function functionData(data: unknown): object {
  const fields = Object.entries((data ?? {}) as Readonly<Record<string, unknown>>);
  return Object.fromEntries(
    fields.map(([key, value]) => [
      key,
      value instanceof CloudID ? { cloudID: value.cloudID } : value,
    ]),
  );
}

/** What a function returns is JSON; one that returns nothing has no result. */
function resultOf(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const absent = ['connectContainer'];

function createCloud(context: ApiContext): Readonly<Record<string, unknown>> {
  const state: CloudState = { env: undefined, context };
  const asynchronous =
    (name: string, run: (state: CloudState, options: Options) => Promise<object>) =>
    (options: Options = {}) =>
      answered(`cloud.${name}`, options, () => run(state, options), context.report);
  /** With callbacks it returns its task, else a promise (documentation: 存储). */
  const transfer =
    (name: string, run: (state: CloudState, options: Options) => RunningExchange) =>
    (options: Options = {}) => {
      const begin = () => run(state, options);
      const whole = `cloud.${name}`;
      if (!wantsCallbacks(options)) {
        return answered(whole, options, () => begin().result, context.report);
      }
      let task: object = idleTask;
      const result = new Promise((resolve) => {
        const begun = begin();
        ({ task } = begun);
        resolve(begun.result);
      });
      settle(whole, options, result, context.report);
      return task;
    };
  return {
    init({ env }: { readonly env?: unknown } = {}) {
      const { api } = (typeof env === 'object' && env !== null ? env : {}) as { api?: unknown };
      const chosen = typeof env === 'string' ? env : api;
      state.env = typeof chosen === 'string' ? chosen : '';
    },
    CloudID: (id: string) => new CloudID(id),
    callContainer: asynchronous('callContainer', callContainer),
    callFunction: asynchronous('callFunction', callFunction),
    ...Object.fromEntries(
      absent.map((name) => [name, absentAnswer(context, `wx.cloud.${name}`, `cloud.${name}`)]),
    ),
    database: (options?: Options) => createDatabase(state, options),
    uploadFile: transfer('uploadFile', cloudUpload),
    downloadFile: transfer('downloadFile', cloudDownload),
    getTempFileURL: asynchronous('getTempFileURL', cloudList('getTempFileURL')),
    deleteFile: asynchronous('deleteFile', cloudList('deleteFile')),
    extend: absentNamespace('wx.cloud.extend'),
    services: absentNamespace('wx.cloud.services'),
  };
}

/** Cloud development (documentation: 云开发 / SDK 文档): functions and containers, over HTTP. */
export const cloudApis = {
  cloud: { kind: 'namespace', since: '2.2.3', members: createCloud },
} satisfies ApiTable;
