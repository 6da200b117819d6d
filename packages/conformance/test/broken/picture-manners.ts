import type { OpenStore } from 'onboarding-backend';
import { openStore } from 'onboarding-backend';

import { measureJpeg } from '../../src/pictures/measure-jpeg';
import { wideJpeg } from '../../src/pictures/odd-pictures';
import { pictureForm, png } from '../../src/pictures/pictures';
import { startStandIn } from '../../src/stand-in';
import type { BrokenBackend } from './broken-backend';
import { timeoutMs } from './broken-backend';
import type { Asked, Meddler } from './meddling';
import { behind, isOne, problem, withJson } from './meddling';

const groups = ['Session', 'Pictures', 'Deletion', 'Every answer'] as const;

interface Upload {
  readonly bytes: Buffer;
  readonly type: string;
}

/** The file of an upload; `undefined` for everything else. */
async function uploadOf(asked: Asked): Promise<Upload | undefined> {
  if (!isOne(asked, 'POST /v1/user/avatar')) return undefined;
  const { headers, body } = asked;
  const form = await new Response(new Uint8Array(body), { headers })
    .formData()
    .catch(() => undefined);
  const file = form?.get('avatar');
  return file instanceof Blob
    ? { bytes: Buffer.from(await file.arrayBuffer()), type: file.type }
    : undefined;
}

/** The same upload with other bytes. */
async function uploading(asked: Asked, bytes: Buffer): Promise<Asked> {
  const request = new Request('http://backend', { method: 'POST', body: pictureForm(bytes) });
  const headers = { ...asked.headers, 'content-type': request.headers.get('content-type') ?? '' };
  return { ...asked, headers, body: Buffer.from(await request.arrayBuffer()) };
}

/** Takes what the stand-in would refuse: a picture goes in instead. */
const takes =
  (which: (upload: Upload) => Buffer | undefined): (() => Meddler) =>
  () =>
  async (asked, forward) => {
    const upload = await uploadOf(asked);
    const instead = upload === undefined ? undefined : which(upload);
    return forward(instead === undefined ? asked : await uploading(asked, instead));
  };

/** Serves some uploads as they came, with the type that this makes of them. */
const serves =
  (typeOf: (upload: Upload) => string | undefined): (() => Meddler) =>
  () => {
    const originals = new Map<string, Upload>();
    return async (asked, forward) => {
      const original = originals.get(asked.path);
      const upload = await uploadOf(asked);
      const type = upload === undefined ? undefined : typeOf(upload);
      const isPicture =
        upload !== undefined && !upload.bytes.subarray(0, 1).equals(Buffer.from('<'));
      const said = await forward(
        type === undefined || isPicture ? asked : await uploading(asked, png),
      );
      if (original !== undefined && said.status === 200) {
        const headers = { ...said.headers, 'content-type': original.type };
        return { ...said, headers, body: original.bytes };
      }
      const url = /"avatarUrl":"([^"]+)"/.exec(said.body.toString('utf8'))?.[1];
      if (url !== undefined && upload !== undefined && type !== undefined) {
        originals.set(new URL(url).pathname, { ...upload, type });
      }
      return said;
    };
  };

const startsWith = ({ bytes }: Upload, text: string, at = 0): boolean =>
  bytes.subarray(at, at + text.length).toString('latin1') === text;
const isPng = (upload: Upload): boolean => startsWith(upload, 'PNG', 1);
const isWebp = (upload: Upload): boolean => startsWith(upload, 'WEBP', 8);
const isJpeg = ({ bytes }: Upload): boolean => bytes[0] === 0xff && bytes[1] === 0xd8;
const hasExif = ({ bytes }: Upload): boolean => bytes.includes('Exif\0\0');
const isCut = (upload: Upload): boolean =>
  (isPng(upload) && !upload.bytes.includes('IEND')) ||
  (isJpeg(upload) &&
    upload.bytes.length > 600 &&
    !upload.bytes.includes(Buffer.from('ffd9', 'hex')));

const refusesAMegabyte: Meddler = async (asked, forward) => {
  const upload = await uploadOf(asked);
  return (upload?.bytes.length ?? 0) > 1024 * 1024
    ? problem(422, 'avatar-rejected')
    : forward(asked);
};

/** Refuses some uploads. */
const refuses =
  (which: (upload: Upload) => boolean, said = problem(422, 'avatar-rejected')): (() => Meddler) =>
  () =>
  async (asked, forward) => {
    const upload = await uploadOf(asked);
    return upload !== undefined && which(upload) ? said : forward(asked);
  };

/** Shows no picture to whoever sent one that was refused. */
function losesThePicture(): Meddler {
  const lost = new Set<string>();
  return async (asked, forward) => {
    const said = await forward(asked);
    const token = asked.headers['authorization'] ?? '';
    if (isOne(asked, 'POST /v1/user/avatar')) lost[said.status === 422 ? 'add' : 'delete'](token);
    return isOne(asked, 'GET /v1/user') && lost.has(token)
      ? withJson(said, (json) => ({ ...json, avatarUrl: null }))
      : said;
  };
}

const over =
  (meddle: (store: OpenStore) => Partial<OpenStore>): BrokenBackend['open'] =>
  async (stage) => {
    const store = await openStore();
    return startStandIn(stage, { timeoutMs, store: { ...store, ...meddle(store) } });
  };

/** A bucket from which nothing goes before its person does. */
function keepsReplaced(store: OpenStore): Partial<OpenStore> {
  const bucket = new Map<string, Parameters<OpenStore['saveAvatar']>[0]>();
  return {
    saveAvatar: (avatar, now) => {
      bucket.set(avatar.id, avatar);
      return store.saveAvatar(avatar, now);
    },
    findAvatar: (id) => Promise.resolve(bucket.get(id)),
    deleteUser: (userId) => {
      for (const [id, avatar] of bucket) if (avatar.userId === userId) bucket.delete(id);
      return store.deleteUser(userId);
    },
  };
}

function numbersThem(store: OpenStore): Partial<OpenStore> {
  let count = 0;
  return {
    saveAvatar: (avatar, now) => {
      count += 1;
      return store.saveAvatar({ ...avatar, id: String(count).padStart(22, '0') }, now);
    },
  };
}

/** Backends that handle pictures as files. */
export const pictureManners: readonly BrokenBackend[] = [
  {
    name: 'keeps what is written into a PNG',
    groups,
    open: behind(serves((upload) => (isPng(upload) ? 'image/png' : undefined))),
    red: { 'picture-without-notes': /the text of a PNG.*caBX.*private chunk/ },
  },
  {
    name: 'keeps what is written into a WebP',
    groups,
    open: behind(serves((upload) => (isWebp(upload) ? 'image/webp' : undefined))),
    red: { 'picture-without-notes': /what stood in the EXIF data of a WebP, the XMP of a WebP:/ },
  },
  {
    name: 'removes nothing but the EXIF data of a JPEG',
    groups,
    open: behind(
      serves((upload) => (isJpeg(upload) && !hasExif(upload) ? 'image/jpeg' : undefined)),
    ),
    red: { 'picture-without-notes': /the comment of a JPEG, the XMP.*IPTC.*behind the end/ },
  },
  {
    name: 'takes pictures whose upload broke off',
    groups,
    open: behind(takes((upload) => (isCut(upload) ? png : undefined))),
    red: {
      'picture-whole': /answered 200 .* that ends in the middle/,
      'picture-tiny': /answered 200 .* to a file of 8 bytes/,
    },
  },
  {
    name: 'refuses pictures above one megabyte',
    groups,
    open: behind(() => refusesAMegabyte),
    red: {
      'picture-of-two-megabytes': /avatar-rejected.* to a picture of 2\.2 MB/,
      'picture-of-nearly-five-megabytes': /avatar-rejected.* to a picture of 4\.8 MB/,
    },
  },
  {
    name: 'unfolds pictures of any size',
    groups,
    open: behind(
      takes((upload) =>
        isPng(upload) && upload.bytes.length > 20 && upload.bytes.readUInt32BE(16) > 10_000
          ? png
          : undefined,
      ),
    ),
    red: { 'picture-of-too-many-points': /answered 200 .* 20,000 × 20,000/ },
  },
  {
    name: 'serves pictures as what the upload called them',
    groups,
    open: behind(serves(({ type }) => (type === 'text/html' ? type : undefined))),
    red: {
      'picture-type-own': /is served as text\/html/,
      'answers-fit': /GET \/avatars\/\{avatarId\} 200: content-type is text\/html/,
    },
  },
  {
    name: 'takes and serves web pages',
    groups,
    open: behind(serves((upload) => (startsWith(upload, '<!doctype') ? 'text/html' : undefined))),
    red: { 'picture-is-one': /answered 200 .* to a web page named a\.png/ },
  },
  {
    name: 'takes every kind of picture that there is',
    groups,
    open: behind(
      takes((upload) =>
        startsWith(upload, 'GIF8') || startsWith(upload, '<svg') ? png : undefined,
      ),
    ),
    red: {
      'picture-other-kinds': /answered 200 .* of the kind SVG/,
      'picture-kept-when-refused': /answered 200 .* to what is no picture/,
    },
  },
  {
    name: 'throws the orientation away and leaves the picture lying',
    groups,
    open: behind(
      takes((upload) => ((measureJpeg(upload.bytes)?.orientation ?? 1) > 1 ? wideJpeg : undefined)),
    ),
    red: { 'picture-upright': /served as 40 × 20 without its orientation/ },
  },
  {
    name: 'knows no progressive JPEG',
    groups,
    open: behind(
      refuses((upload) => isJpeg(upload) && upload.bytes.includes(Buffer.from('ffc2', 'hex'))),
    ),
    red: { 'picture-every-encoding': /avatar-rejected.* to a progressive JPEG/ },
  },
  {
    name: 'wants to be told that a file is a picture',
    groups,
    open: behind(refuses(({ type }) => type === 'application/octet-stream')),
    red: { 'picture-label-ignored': /avatar-rejected.*octet-stream/ },
  },
  {
    name: 'falls over an empty file',
    groups: ['Pictures'],
    open: behind(refuses(({ bytes }) => bytes.length === 0, problem(500, 'internal'))),
    red: { 'picture-tiny': /answered 500 .* to a file of 0 bytes/ },
  },
  {
    name: 'refuses pictures above three megabytes',
    groups,
    open: behind(refuses(({ bytes }) => bytes.length > 3e6 && bytes.length < 5e6)),
    red: { 'picture-of-nearly-five-megabytes': /avatar-rejected.* of 4\.8 MB/ },
  },
  {
    name: 'falls over a form without a boundary',
    groups: ['Pictures'],
    open: behind(
      (): Meddler => (asked, forward) =>
        asked.headers['content-type'] === 'multipart/form-data'
          ? Promise.resolve(problem(500, 'internal'))
          : forward(asked),
    ),
    red: { 'picture-no-form': /answered 500 .* to a form without a boundary/ },
  },
  {
    name: 'removes the picture before it looks at the next',
    groups,
    open: behind(losesThePicture),
    red: { 'picture-kept-when-refused': /A refused picture changed avatarUrl to null/ },
  },
  {
    name: 'keeps every picture that was replaced',
    groups,
    open: over(keepsReplaced),
    red: { 'picture-replaced-gone': /answered 200 image\/png after another took its place/ },
  },
  {
    name: 'numbers pictures',
    groups,
    open: over(numbersThem),
    red: { 'picture-not-guessed': /have the ids 0+\d+ and 0+\d+/ },
  },
];
