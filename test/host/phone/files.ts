/** A file on the phone, with its media type ("image/png"). */
export interface PhoneFile {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/**
 * Temporary and saved files of the running program.
 *
 * Paths look as on the client: "wxfile://tmp_…" on phones, "http://tmp/…" in DevTools (wechat-facts
 * §3). Temporary files are gone after a cold start: they live as long as this object.
 */
export interface PhoneFiles {
  writeTemporary(file: PhoneFile, extension: string): string;
  read(path: string): PhoneFile | undefined;
  remove(path: string): boolean;
  /** An address that an `<img>` in the phone's document can show, or undefined for no such file. */
  displayUrl(path: string): string | undefined;
}

export function createFiles(
  prefix: () => string,
  randomName: () => string,
  makeUrl: (file: PhoneFile) => string = (file) =>
    URL.createObjectURL(new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type: file.type })),
): PhoneFiles {
  const files = new Map<string, PhoneFile>();
  const urls = new Map<string, string>();
  return {
    writeTemporary(file, extension) {
      const path = `${prefix()}${randomName()}.${extension}`;
      files.set(path, file);
      return path;
    },
    read: (path) => files.get(path),
    remove(path) {
      urls.delete(path);
      return files.delete(path);
    },
    displayUrl(path) {
      const file = files.get(path);
      if (file === undefined) return undefined;
      const url = urls.get(path) ?? makeUrl(file);
      urls.set(path, url);
      return url;
    },
  };
}
