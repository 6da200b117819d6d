import type { ApiTable, Options, TaskApi } from '../kit/api';
import type { ApiContext } from '../kit/context';
import { createChunks } from './chunks';
import { downloadFile } from './download-file';
import type { RunningExchange } from './exchange';
import { exchange } from './exchange';
import {
  answerBody,
  bodyOf,
  headersOf,
  methodOf,
  urlOf,
  withQuery,
  withReferer,
} from './http-parts';
import { idleTask } from './idle-task';
import { uploadFile } from './upload-file';

function request(context: ApiContext, options: Options): RunningExchange {
  const chunks = createChunks(options['enableChunked'] === true);
  const method = methodOf(options);
  const headers = { 'content-type': 'application/json', ...headersOf(options['header']) };
  const { task, result } = exchange(
    context,
    {
      kind: 'request',
      request: {
        url: withQuery(urlOf(options), method, options['data']),
        method,
        headers: withReferer(context, headers),
        ...bodyOf(method, options['data'], headers),
      },
      timeout: Number(options['timeout'] ?? context.app.networkTimeout.request),
    },
    ({ status, headers: header, cookies, bodyBase64 }) => {
      chunks.received(bodyBase64);
      return { statusCode: status, header, cookies, data: answerBody(bodyBase64, options) };
    },
  );
  return { task: chunks.on(task), result };
}

/** A wrong parameter fails the call; the caller still gets a task that has every method. */
function guarded(
  start: (context: ApiContext, options: Options) => { task: object; result: Promise<unknown> },
): TaskApi {
  return {
    kind: 'task',
    run(context, options) {
      try {
        return start(context, options);
      } catch (error) {
        const result = Promise.reject(error instanceof Error ? error : new Error(String(error)));
        return { task: idleTask, result };
      }
    },
  };
}

/** Network (documentation: API / 网络): done by the host outside the browser, so no CORS. */
export const networkApis = {
  request: guarded(request),
  uploadFile: guarded(uploadFile),
  downloadFile: guarded(downloadFile),
} satisfies ApiTable;
