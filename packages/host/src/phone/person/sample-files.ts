import type { PhoneFile } from '../files';
import { drawAvatar } from '../open-abilities/sample-pictures';

/** A file in one of the person's chats. */
export interface SampleFile {
  readonly name: string;
  readonly type: 'image' | 'video' | 'file';
  readonly read: () => Promise<PhoneFile>;
}

const written = (text: string, type: string) => () =>
  Promise.resolve({ bytes: new TextEncoder().encode(text), type });

/** One empty page. */
const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

/** The head of an MP4 file without any picture in it: nothing plays it. */
export const sampleVideo: PhoneFile = {
  bytes: Uint8Array.from([
    ...[0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6f, 0x6d, 0, 0, 2, 0],
    ...[0x69, 0x73, 0x6f, 0x6d, 0x6d, 0x70, 0x34, 0x31],
  ]),
  type: 'video/mp4',
};

export const sampleFiles: Readonly<Record<string, SampleFile>> = {
  pdf: { name: '示例文档.pdf', type: 'file', read: written(pdf, 'application/pdf') },
  text: { name: '示例文本.txt', type: 'file', read: written('示例文本\n', 'text/plain') },
  picture: { name: '示例图片.png', type: 'image', read: () => drawAvatar('album') },
  video: { name: '示例视频.mp4', type: 'video', read: () => Promise.resolve(sampleVideo) },
};
