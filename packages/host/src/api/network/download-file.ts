import { writeUserFile } from '../files/file-paths';
import type { Options } from '../kit/api';
import { base64ToBytes } from '../kit/bytes';
import type { ApiContext } from '../kit/context';
import { extensionOf } from '../kit/media-type';
import type { RunningExchange } from './exchange';
import { exchange } from './exchange';
import { headersOf, urlOf, withReferer } from './http-parts';
import { createProgress } from './progress';

/** `wx.downloadFile` (documentation: API / 网络 / 下载): a temporary file, or `filePath`. */
export function downloadFile(context: ApiContext, options: Options): RunningExchange {
  const progress = createProgress('Written');
  const { filePath } = options;
  const { task, result } = exchange(
    context,
    {
      kind: 'downloadFile',
      request: {
        url: urlOf(options),
        method: 'GET',
        headers: withReferer(context, headersOf(options['header'])),
      },
      timeout: Number(options['timeout'] ?? context.app.networkTimeout.downloadFile),
    },
    ({ status, headers: header, cookies, bodyBase64 }) => {
      const file = {
        bytes: base64ToBytes(bodyBase64),
        type: header['content-type']?.split(';')[0] ?? 'application/octet-stream',
      };
      progress.done(file.bytes.length);
      const answer = { statusCode: status, header, cookies };
      if (typeof filePath !== 'string') {
        const { files } = context.phone;
        return { ...answer, tempFilePath: files.writeTemporary(file, extensionOf(file.type)) };
      }
      writeUserFile(context, filePath, file);
      return { ...answer, filePath };
    },
  );
  return { task: progress.on(task), result };
}
