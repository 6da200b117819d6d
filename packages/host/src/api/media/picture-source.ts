import type { PhoneFile } from '../../phone/files';
import { ApiFailure } from '../kit/api-failure';
import { base64ToBytes } from '../kit/bytes';
import type { ApiContext } from '../kit/context';
import { extensionOf, mediaTypeOf } from '../kit/media-type';
import type { PictureFacts } from './picture-size';
import { pictureFacts } from './picture-size';

export interface Picture {
  readonly file: PhoneFile;
  /** Where it lies on the phone; a fetched one becomes a temporary file. */
  readonly path: string;
  readonly facts: PictureFacts;
}

/**
 * DevTools names the phone's own files like addresses: "http://tmp/…" (docs/wechat-facts.md §3).
 */
export function isOnNetwork(src: string): boolean {
  return /^https?:/.test(src) && !/^http:\/\/(?:tmp|store|usr)\//.test(src);
}

/** The picture at a local path, in the program's package or on the network. */
export async function readPicture(context: ApiContext, src: unknown): Promise<Picture> {
  if (typeof src !== 'string' || src === '') throw new ApiFailure('file not found');
  const { files } = context.phone;
  const here = files.read(src);
  const file = here ?? (await fetchPicture(context, src));
  const facts = pictureFacts(file.bytes);
  if (facts === undefined) throw new ApiFailure('image decode failed');
  const path =
    here === undefined && isOnNetwork(src)
      ? files.writeTemporary(file, extensionOf(file.type))
      : src;
  return { file, path, facts };
}

async function fetchPicture(context: ApiContext, src: string): Promise<PhoneFile> {
  return isOnNetwork(src) ? fetchFromNetwork(context, src) : fetchFromPackage(context, src);
}

async function fetchFromNetwork({ phone, app }: ApiContext, url: string): Promise<PhoneFile> {
  const timeout = app.networkTimeout.downloadFile;
  const answer = await phone.network.fetch({ url, method: 'GET', headers: {}, timeout });
  if (answer.kind !== 'answered' || answer.response.status !== 200) {
    throw new ApiFailure('download image fail');
  }
  const { bodyBase64, headers } = answer.response;
  const type = headers['content-type']?.split(';')[0] ?? mediaTypeOf(url);
  return { bytes: base64ToBytes(bodyBase64), type };
}

async function fetchFromPackage({ resourceUrl }: ApiContext, path: string): Promise<PhoneFile> {
  try {
    const response = await fetch(resourceUrl(path));
    if (!response.ok) throw new ApiFailure('file not found');
    return { bytes: new Uint8Array(await response.arrayBuffer()), type: mediaTypeOf(path) };
  } catch {
    throw new ApiFailure('file not found');
  }
}
