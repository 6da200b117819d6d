/** A file on the phone, with its media type ("image/png"). */
export interface PhoneFile {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/**
 * Temporary, saved and user files of the running program (documentation: 文件系统).
 *
 * Paths look as on the client: "wxfile://tmp_…" on phones, "http://tmp/…" in DevTools (wechat-facts
 * §3). All of them live as long as this object: a cold start begins without files.
 */
export interface PhoneFiles {
  /** `wx.env.USER_DATA_PATH`; no slash at the end. */
  userDirectory(): string;
  writeTemporary(file: PhoneFile, extension: string): string;
  /** A file in the program's cache, as `saveFile` without a path makes one. */
  writeSaved(file: PhoneFile, extension: string): string;
  write(path: string, file: PhoneFile): void;
  read(path: string): PhoneFile | undefined;
  remove(path: string): boolean;
  isSaved(path: string): boolean;
  /** Every path there is. */
  paths(): readonly string[];
  /** Directories that the program made below its user directory. */
  readonly directories: Set<string>;
  /** An address that an `<img>` in the phone's document can show, or undefined for no such file. */
  displayUrl(path: string): string | undefined;
}

export function createFiles(
  onPhone: () => boolean,
  randomName: () => string,
  makeUrl: (file: PhoneFile) => string = (file) =>
    URL.createObjectURL(new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type: file.type })),
): PhoneFiles {
  const files = new Map<string, PhoneFile>();
  const urls = new Map<string, string>();
  const prefix = (place: 'tmp' | 'store') =>
    onPhone() ? `wxfile://${place}_` : `http://${place}/`;
  const add = (path: string, file: PhoneFile) => {
    urls.delete(path);
    files.set(path, file);
    return path;
  };
  return {
    userDirectory: () => (onPhone() ? 'wxfile://usr' : 'http://usr'),
    writeTemporary: (file, extension) => add(`${prefix('tmp')}${randomName()}.${extension}`, file),
    writeSaved: (file, extension) => add(`${prefix('store')}${randomName()}.${extension}`, file),
    write: add,
    read: (path) => files.get(path),
    remove(path) {
      urls.delete(path);
      return files.delete(path);
    },
    isSaved: (path) => /^(?:wxfile:\/\/store_|http:\/\/store\/)/.test(path),
    paths: () => [...files.keys()],
    directories: new Set(),
    displayUrl(path) {
      const file = files.get(path);
      if (file === undefined) return undefined;
      const url = urls.get(path) ?? makeUrl(file);
      urls.set(path, url);
      return url;
    },
  };
}
