import type { Options } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import { base64ToBytes, bytesToBase64, bytesToText } from '../kit/bytes';
import type { ApiContext } from '../kit/context';
import { textParameter } from '../kit/parameters';
import type { RunningExchange } from './exchange';
import { exchange } from './exchange';
import { headersOf, urlOf, withReferer } from './http-parts';
import { multipart } from './multipart';
import { createProgress } from './progress';

/** `wx.uploadFile` (documentation: API / 网络 / 上传). */
export function uploadFile(context: ApiContext, options: Options): RunningExchange {
  const url = urlOf(options);
  const name = textParameter(options, 'name');
  const filePath = textParameter(options, 'filePath');
  const file = context.phone.files.read(filePath);
  if (file === undefined) throw new ApiFailure('file not found', 1300002);
  const body = multipart((options['formData'] ?? {}) as Readonly<Record<string, unknown>>, {
    field: name,
    fileName: filePath.split('/').pop() ?? 'file',
    type: file.type,
    bytes: file.bytes,
  });
  const progress = createProgress('Sent');
  const headers = { ...headersOf(options['header']), 'content-type': body.contentType };
  const { task, result } = exchange(
    context,
    {
      kind: 'uploadFile',
      request: {
        url,
        method: 'POST',
        headers: withReferer(context, headers),
        bodyBase64: bytesToBase64(body.bytes),
      },
      timeout: Number(options['timeout'] ?? context.app.networkTimeout.uploadFile),
    },
    ({ status, headers: header, bodyBase64 }) => {
      progress.done(body.bytes.length);
      // Documentation: `data` is always text, also when it is JSON.
      return { statusCode: status, header, data: bytesToText(base64ToBytes(bodyBase64)) };
    },
  );
  return { task: progress.on(task), result };
}
