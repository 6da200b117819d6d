/** A file on the phone, with its media type ("image/png"). */
export interface PhoneFile {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/**
 * Temporary, saved and user files of the running program (documentation: 文件系统).
 *
 * Paths look as on the client: "wxfile://tmp_…" on phones, "http://tmp/…" in DevTools
 * (docs/wechat-facts.md §3). Saved and user files are kept across kill and cold start, temporary
 * ones are not.
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
  /** Whether a file at this path is there again after a cold start: saved and user files are. */
  isKept(path: string): boolean;
  /** Every path there is. */
  paths(): readonly string[];
  /** Directories that the program made below its user directory. */
  directories(): readonly string[];
  makeDirectory(path: string): void;
  removeDirectory(path: string): void;
  /** Forgets everything, as when the person deletes the program from the phone. */
  clear(): void;
  /** An address that an `<img>` in the phone's document can show, or undefined for no such file. */
  displayUrl(path: string): string | undefined;
}

/** What is there again after a cold start. */
export interface KeptFiles {
  readonly files: readonly { readonly path: string; readonly file: PhoneFile }[];
  readonly directories: readonly string[];
}

/** One step in the life of the kept files. */
export type FileChange =
  | { readonly kind: 'written'; readonly path: string; readonly file: PhoneFile }
  | {
      readonly kind: 'removed' | 'directory-made' | 'directory-removed';
      readonly path: string;
    };

export interface FileParts {
  /** Whether the client is a phone's, or DevTools. */
  readonly onPhone: () => boolean;
  readonly randomName: () => string;
  readonly kept?: KeptFiles;
  /** Told after every change of what is kept. */
  readonly changed?: (change: FileChange) => void;
}

const saved = /^(?:wxfile:\/\/store_|http:\/\/store\/)/;
const users = /^(?:wxfile|http):\/\/usr\//;

export function createFiles({
  onPhone,
  randomName,
  kept = { files: [], directories: [] },
  changed = () => undefined,
}: FileParts): PhoneFiles {
  const files = new Map(kept.files.map(({ path, file }) => [path, file]));
  const directories = new Set(kept.directories);
  const urls = new Map<string, string>();
  const prefix = (place: 'tmp' | 'store') =>
    onPhone() ? `wxfile://${place}_` : `http://${place}/`;
  const isKept = (path: string) => saved.test(path) || users.test(path);
  const write = (path: string, file: PhoneFile) => {
    urls.delete(path);
    files.set(path, file);
    if (isKept(path)) changed({ kind: 'written', path, file });
    return path;
  };
  const remove = (path: string) => {
    urls.delete(path);
    const wasThere = files.delete(path);
    if (wasThere && isKept(path)) changed({ kind: 'removed', path });
    return wasThere;
  };
  const removeDirectory = (path: string) => {
    if (directories.delete(path)) changed({ kind: 'directory-removed', path });
  };
  return {
    userDirectory: () => (onPhone() ? 'wxfile://usr' : 'http://usr'),
    writeTemporary: (file, extension) =>
      write(`${prefix('tmp')}${randomName()}.${extension}`, file),
    writeSaved: (file, extension) => write(`${prefix('store')}${randomName()}.${extension}`, file),
    write,
    read: (path) => files.get(path),
    remove,
    isSaved: (path) => saved.test(path),
    isKept,
    paths: () => [...files.keys()],
    directories: () => [...directories],
    makeDirectory(path) {
      if (directories.has(path)) return;
      directories.add(path);
      changed({ kind: 'directory-made', path });
    },
    removeDirectory,
    clear() {
      for (const path of [...files.keys()]) remove(path);
      for (const path of [...directories]) removeDirectory(path);
    },
    displayUrl(path) {
      const file = files.get(path);
      if (file === undefined) return undefined;
      const url = urls.get(path) ?? urlOf(file);
      urls.set(path, url);
      return url;
    },
  };
}

function urlOf({ bytes, type }: PhoneFile): string {
  return URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
}
