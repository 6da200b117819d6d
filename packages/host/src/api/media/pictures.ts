import { ask, askToConfirm } from '../../phone/surfaces';
import type { ApiTable, Options } from '../kit/api';
import { asyncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';
import { extensionOf } from '../kit/media-type';
import { arrayParameter, textParameter } from '../kit/parameters';
import { requirePrivacy } from '../open/privacy-gate';
import { requirePermission } from '../open/settings';
import { redraw } from './picture-drawing';
import { orientationNames } from './picture-size';
import type { Picture } from './picture-source';
import { isOnNetwork, readPicture } from './picture-source';

async function getImageInfo(context: ApiContext, { src }: Options) {
  const { path, facts } = await readPicture(context, src);
  const { width, height, type, orientation } = facts;
  return { width, height, path, type, orientation: orientationNames[orientation - 1] ?? 'up' };
}

function sizeFor({ facts }: Picture, { compressedWidth, compressedHeight }: Options) {
  const { width, height } = facts;
  const [w, h] = [Number(compressedWidth), Number(compressedHeight)];
  const [hasWidth, hasHeight] = [w > 0, h > 0];
  return {
    width: Math.round(hasWidth ? w : hasHeight ? (width * h) / height : width),
    height: Math.round(hasHeight ? h : hasWidth ? (height * w) / width : height),
  };
}

/** What compressImage says of a picture that cannot be read (documentation: Errno 错误码, 1103xxx). */
const compressFailures: Readonly<Record<string, readonly [message: string, errno: number]>> = {
  'file not found': ['target file not exists', 1103002],
  'image decode failed': ['image decode fail', 1103003],
};

async function readForCompression(context: ApiContext, src: unknown): Promise<Picture> {
  try {
    return await readPicture(context, src);
  } catch (error) {
    const known = error instanceof ApiFailure ? compressFailures[error.message] : undefined;
    throw known === undefined ? error : new ApiFailure(...known);
  }
}

/** Documentation: quality counts for JPEG only; a picture keeps its format. */
async function compressImage(context: ApiContext, options: Options) {
  const { quality } = options;
  if (typeof quality === 'number' && (quality < 0 || quality > 100)) {
    throw new ApiFailure('param compress quality invalid', 1103006);
  }
  const picture = await readForCompression(context, options['src']);
  const { width, height, type } = picture.facts;
  const made = await redraw(picture.file, {
    from: { x: 0, y: 0, width, height },
    to: sizeFor(picture, options),
    type: type === 'jpeg' ? 'image/jpeg' : 'image/png',
    quality: (typeof quality === 'number' ? quality : 80) / 100,
  });
  return { tempFilePath: context.phone.files.writeTemporary(made, extensionOf(made.type)) };
}

const scales = ['16:9', '9:16', '4:3', '3:4', '5:4', '4:5', '1:1'];

/** The person moves the frame on a phone; here it stands in the middle, as large as it fits. */
async function cropImage(context: ApiContext, { src, cropScale }: Options) {
  if (typeof cropScale !== 'string' || !scales.includes(cropScale)) {
    throw new ApiFailure('parameter error: invalid cropScale');
  }
  const { file, facts } = await readPicture(context, src);
  const { crop, cropTo, done } = context.phone.surfaces.words();
  const question = { title: crop, content: cropTo(cropScale), confirmText: done };
  if (!(await askToConfirm(context.phone.surfaces, question))) throw new ApiFailure('cancel');
  const [across = 1, down = 1] = cropScale.split(':').map(Number);
  const unit = Math.min(facts.width / across, facts.height / down);
  const to = { width: Math.round(unit * across), height: Math.round(unit * down) };
  const from = { ...to, x: (facts.width - to.width) / 2, y: (facts.height - to.height) / 2 };
  const type = facts.type === 'jpeg' ? 'image/jpeg' : 'image/png';
  const made = await redraw(file, { from, to, type, quality: 0.92 });
  return { tempFilePath: context.phone.files.writeTemporary(made, extensionOf(made.type)) };
}

/** What stands for a video without a poster. */
const noPicture = 'data:,';

/** Succeeds once the pictures are on the screen, not when they are closed. */
function previewImage(context: ApiContext, { urls, current }: Options): void {
  if (!Array.isArray(urls) || urls.length === 0) {
    throw new ApiFailure('parameter error: parameter.urls should have at least 1 item');
  }
  const all = (urls as readonly unknown[]).map(String);
  showPictures(context, all, typeof current === 'number' ? current : all.indexOf(String(current)));
}

function showPictures({ phone, resourceUrl }: ApiContext, paths: readonly string[], at: number) {
  void ask<undefined>(phone.surfaces, (answer) => ({
    kind: 'picture-preview',
    urls: paths.map((path) => resourceUrl(path)),
    current: Math.max(0, at),
    answer: () => {
      answer(undefined);
    },
  }));
}

/** Pictures as `previewImage` shows them; a video is its poster, and the journal says so. */
function previewMedia(context: ApiContext, options: Options): void {
  const sources = arrayParameter(options, 'sources').map((source) => source as Options);
  if (sources.length === 0) {
    throw new ApiFailure('parameter error: parameter.sources should have at least 1 item');
  }
  const paths = sources.map((source) => {
    const url = textParameter(source, 'url');
    if (source['type'] !== 'video') return url;
    const text = `previewMedia shows the poster of ${url}: this host plays no video there.`;
    context.phone.journal.emit('notice', { severity: 'warning', text });
    return typeof source['poster'] === 'string' ? source['poster'] : noPicture;
  });
  showPictures(context, paths, Number(options['current'] ?? 0));
}

async function saveImageToPhotosAlbum(context: ApiContext, options: Options): Promise<void> {
  const filePath = textParameter(options, 'filePath');
  // Documentation: no network paths.
  if (isOnNetwork(filePath)) throw new ApiFailure('invalid file type');
  await requirePrivacy(context, 'saveImageToPhotosAlbum');
  await requirePermission(context, 'scope.writePhotosAlbum');
  const { path } = await readPicture(context, filePath);
  const text = `${path} was saved to the album.`;
  context.phone.journal.emit('notice', { severity: 'info', text });
}

/** Pictures (documentation: API / 媒体 / 图片). */
export const pictureApis = {
  getImageInfo: asyncApi(getImageInfo),
  compressImage: asyncApi(compressImage, { since: '2.4.0' }),
  cropImage: asyncApi(cropImage, { since: '2.26.0', promise: false }),
  previewImage: asyncApi(previewImage),
  previewMedia: asyncApi(previewMedia, { since: '2.12.0' }),
  saveImageToPhotosAlbum: asyncApi(saveImageToPhotosAlbum, { since: '1.2.0' }),
} satisfies ApiTable;
