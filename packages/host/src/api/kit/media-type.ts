/** File name extensions and media types of the files programs work with. */
const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  json: 'application/json',
  txt: 'text/plain',
  pdf: 'application/pdf',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
};

/** "image/png" to "png"; "unknown" as WeChat names temporary files of no known type. */
export function extensionOf(type: string): string {
  return Object.entries(types).find(([, known]) => known === type)?.[0] ?? 'unknown';
}

/** "a/b.png" to "image/png". */
export function mediaTypeOf(path: string): string {
  const extension = path.split('.').pop()?.toLowerCase() ?? '';
  return types[extension] ?? 'application/octet-stream';
}
