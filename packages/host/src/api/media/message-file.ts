import type { SampleFile } from '../../phone/person/sample-files';
import { sampleFiles, sampleVideo } from '../../phone/person/sample-files';
import type { ApiTable, Options } from '../kit/api';
import { asyncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';
import { confirmed, show } from '../kit/question';
import { requirePrivacy } from '../open/privacy-gate';

/** Documentation (wx.chooseMessageFile): the most a call may ask for. */
const most = 100;

const extensionIn = (name: string) => name.split('.').pop()?.toLowerCase() ?? '';

/** `extension` counts only where ordinary files are asked for. */
function fits({ name, type }: SampleFile, options: Options): boolean {
  const wanted = options['type'] ?? 'all';
  if (wanted !== 'all' && wanted !== type) return false;
  const { extension } = options;
  if (wanted !== 'file' || !Array.isArray(extension) || extension.length === 0) return true;
  const allowed = (extension as readonly unknown[]).map((one) => String(one).replace(/^\./, ''));
  return allowed.includes(extensionIn(name));
}

async function chooseMessageFile(context: ApiContext, options: Options) {
  const { count } = options;
  if (typeof count !== 'number' || count < 0 || count > most) {
    throw new ApiFailure('parameter error: invalid count');
  }
  await requirePrivacy(context, 'chooseMessageFile');
  const { files, clock } = context.phone;
  const offered = Object.entries(sampleFiles).filter(([, file]) => fits(file, options));
  const { chosen } = await context.behind(() =>
    confirmed(context, ({ sheets }) => ({
      name: 'file',
      title: sheets.file,
      several: count !== 1,
      items: offered.map(([id, { name }], index) => ({ id, label: name, isChosen: index === 0 })),
    })),
  );
  const given = offered.filter(([id]) => chosen.includes(id)).slice(0, count);
  return {
    tempFiles: await Promise.all(
      given.map(async ([, { name, type, read }]) => {
        const file = await read();
        const path = files.writeTemporary(file, extensionIn(name));
        return { path, size: file.bytes.length, name, type, time: Math.floor(clock.now() / 1000) };
      }),
    ),
  };
}

/** The video is the head of one: it has a size and a length that are made up, and nothing plays. */
async function chooseVideo(context: ApiContext) {
  await requirePrivacy(context, 'chooseVideo');
  await context.behind(() =>
    confirmed(context, ({ sheets }) => ({ name: 'video', title: sheets.video })),
  );
  return {
    tempFilePath: context.phone.files.writeTemporary(sampleVideo, 'mp4'),
    duration: 5,
    size: sampleVideo.bytes.length,
    width: 480,
    height: 270,
  };
}

const documents = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf'];

/** The sheet names the document; it succeeds once that is on the screen. */
function openDocument(context: ApiContext, { filePath, fileType }: Options): void {
  if (typeof filePath !== 'string' || context.phone.files.read(filePath) === undefined) {
    throw new ApiFailure(`file doesn't exist ${String(filePath)}`);
  }
  const kind = typeof fileType === 'string' ? fileType : extensionIn(filePath);
  if (!documents.includes(kind)) throw new ApiFailure('filetype not supported');
  const name = filePath.split('/').pop() ?? filePath;
  show(context, ({ sheets }) => ({ name: 'document', title: sheets.document, text: name }));
}

/** Files from chats, videos, documents (documentation: API / 媒体, 文件). */
export const messageFileApis = {
  chooseMessageFile: asyncApi(chooseMessageFile, { since: '2.5.0' }),
  chooseVideo: asyncApi(chooseVideo),
  openDocument: asyncApi(openDocument),
} satisfies ApiTable;
