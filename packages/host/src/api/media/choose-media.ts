import { drawAvatar } from '../../phone/open-abilities/sample-pictures';
import { ask } from '../../phone/surfaces';
import type { ApiTable, Options } from '../kit/api';
import { asyncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';
import { requirePrivacy } from '../open/privacy-gate';

interface Chosen {
  readonly path: string;
  readonly size: number;
}

/** Asks the person for album or camera, behind which the program hides; undefined: cancelled. */
async function askForPicture(context: ApiContext, sourceType: unknown): Promise<Chosen> {
  const { phone, behind } = context;
  const wanted = Array.isArray(sourceType)
    ? (sourceType as readonly unknown[])
    : ['album', 'camera'];
  const sources = (['camera', 'album'] as const).filter((source) => wanted.includes(source));
  if (sources.length === 0) throw new ApiFailure('parameter error: invalid sourceType');
  const { takePicture, fromAlbum } = phone.surfaces.words();
  const names = { camera: takePicture, album: fromAlbum };
  const index = await ask<number | null>(phone.surfaces, (answer) => ({
    kind: 'action-sheet',
    alertText: '',
    itemList: sources.map((source) => names[source]),
    itemColor: '',
    answer,
  }));
  const source = index === null ? undefined : sources[index];
  if (source === undefined) throw new ApiFailure('cancel');
  const file = await behind(() => drawAvatar(source));
  return { path: phone.files.writeTemporary(file, 'png'), size: file.bytes.length };
}

/** The simulated person picks one picture, however many the program would take. */
async function chooseMedia(context: ApiContext, { mediaType, sourceType }: Options) {
  const types = Array.isArray(mediaType) ? (mediaType as readonly unknown[]) : ['image', 'video'];
  if (!types.includes('image') && !types.includes('mix')) {
    throw new ApiFailure('the simulated phone has pictures, but no videos');
  }
  await requirePrivacy(context, 'chooseMedia');
  const { path, size } = await askForPicture(context, sourceType);
  return { tempFiles: [{ tempFilePath: path, size, fileType: 'image' }], type: 'image' };
}

async function chooseImage(context: ApiContext, { sourceType }: Options) {
  await requirePrivacy(context, 'chooseImage');
  const { path, size } = await askForPicture(context, sourceType);
  return { tempFilePaths: [path], tempFiles: [{ path, size }] };
}

/** Choosing pictures (documentation: wx.chooseMedia, wx.chooseImage); guarded as "选中的照片". */
export const chooseApis = {
  chooseMedia: asyncApi(chooseMedia, { since: '2.10.0' }),
  chooseImage: asyncApi(chooseImage),
} satisfies ApiTable;
