import type { Options } from '../../kit/api';
import { ApiFailure } from '../../kit/api-failure';
import { base64ToBytes } from '../../kit/bytes';
import { extensionOf } from '../../kit/media-type';
import { exchange } from '../../network/exchange';
import { createProgress } from '../../network/progress';
import { uploadFile } from '../../network/upload-file';
import type { CloudState } from './call';
import { askCloud, cloudFailure, envOf, explained } from './call';

export const fileOrigin = (env: string) => `https://files.${env}.cloud.invalid`;

/** Documentation (错误码): storage. */
const codes = { parameter: -501007, missing: -503003, failed: -503001 };

function textOf(options: Options, name: string): string {
  const value = options[name];
  if (typeof value === 'string' && value !== '') return value;
  throw cloudFailure(codes.parameter, `parameter.${name} should be string`);
}

/** Sends the file as a form, `cloudPath` beside it; its id is what the answer says, or made of its path. */
export function cloudUpload(state: CloudState, options: Options) {
  const env = envOf(state, options);
  const cloudPath = textOf(options, 'cloudPath');
  const origin = fileOrigin(env);
  const { task, result } = uploadFile(state.context, {
    ...{ url: `${origin}/upload`, name: 'file', filePath: textOf(options, 'filePath') },
    ...{ header: options['header'], timeout: options['timeout'], formData: { cloudPath } },
  });
  const answer = async () => {
    const { statusCode, data } = (await explained(state.context, origin, result)) as {
      readonly statusCode: number;
      readonly data: string;
    };
    if (statusCode >= 400) throw cloudFailure(codes.failed, data);
    return { fileID: fileIdIn(data) ?? `cloud://${env}/${cloudPath}`, statusCode };
  };
  return { task, result: answer() };
}

function fileIdIn(text: string): string | undefined {
  try {
    const { fileID } = JSON.parse(text) as { readonly fileID?: unknown };
    return typeof fileID === 'string' ? fileID : undefined;
  } catch {
    return undefined;
  }
}

/** Gets a file into a temporary one. */
export function cloudDownload(state: CloudState, options: Options) {
  const { context } = state;
  const origin = fileOrigin(envOf(state, options));
  const url = `${origin}/download?fileID=${encodeURIComponent(textOf(options, 'fileID'))}`;
  const progress = createProgress('Written');
  const { task, result } = exchange(
    context,
    { kind: 'downloadFile', request: { url, method: 'GET', headers: {} }, timeout: 60_000 },
    ({ status: statusCode, headers, bodyBase64 }) => {
      if (statusCode >= 400) throw cloudFailure(codes.missing, 'storage file not exists');
      const type = headers['content-type']?.split(';')[0] ?? 'application/octet-stream';
      const file = { bytes: base64ToBytes(bodyBase64), type };
      progress.done(file.bytes.length);
      const tempFilePath = context.phone.files.writeTemporary(file, extensionOf(type));
      return { tempFilePath, statusCode };
    },
  );
  return { task: progress.on(task), result: explained(context, origin, result) };
}

/** `getTempFileURL` and `deleteFile`: both ask with a list, 50 at most, and answer with one. */
export const cloudList =
  (operation: 'getTempFileURL' | 'deleteFile') => async (state: CloudState, options: Options) => {
    const { fileList } = options;
    const origin = fileOrigin(envOf(state, options));
    if (!Array.isArray(fileList)) {
      throw cloudFailure(codes.parameter, 'parameter.fileList should be array');
    }
    if (fileList.length > 50) throw new ApiFailure('fileList must not exceed 50');
    const answer = await askCloud(state, origin, operation, { fileList }, codes.failed);
    return { fileList: answer['fileList'] ?? [] };
  };
