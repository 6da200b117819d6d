import type { WireFile, WireFileChange, WireFiles } from '../link/link';

/** The kept files of a program's phone, between its pages. */
export interface FileMemory {
  all(): WireFiles;
  /** Paths in order, with their size in bytes. */
  list(): { readonly path: string; readonly size: number }[];
  apply(change: WireFileChange): void;
  clear(): void;
}

export function createFileMemory(): FileMemory {
  const files = new Map<string, WireFile>();
  const directories = new Set<string>();
  return {
    all: () => ({ files: [...files.values()], directories: [...directories] }),
    list: () =>
      [...files.values()]
        .map(({ path, base64 }) => ({ path, size: Buffer.byteLength(base64, 'base64') }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    apply(change) {
      switch (change.kind) {
        case 'written': {
          const { path, type, base64 } = change;
          files.set(path, { path, type, base64 });
          return;
        }
        case 'removed':
          files.delete(change.path);
          return;
        case 'directory-made':
          directories.add(change.path);
          return;
        case 'directory-removed':
          directories.delete(change.path);
          return;
      }
    },
    clear() {
      files.clear();
      directories.clear();
    },
  };
}
