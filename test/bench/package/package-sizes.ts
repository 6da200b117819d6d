import { posix } from 'node:path';

/** A file of a package, as far as sizes go. */
export interface SizedFile {
  readonly path: string;
  readonly bytes: number;
}

export const kinds = ['js', 'helpers', 'wxml', 'wxss', 'json', 'images'] as const;

export type Kind = (typeof kinds)[number];

/** A package in figures. */
export interface PackageSizes {
  readonly bytes: number;
  readonly files: number;
  readonly byKind: Readonly<Record<Kind, number>>;
  /** Bytes by page, component and room of the program ("pages/phone", "services"), greatest first. */
  readonly byPart: readonly SizedFile[];
}

const kindOfExtension: Readonly<Record<string, Kind>> = {
  js: 'js',
  wxs: 'js',
  wxml: 'wxml',
  wxss: 'wxss',
  json: 'json',
};

function kindOf(path: string): Kind {
  // What the compiler adds of Babel, in no source.
  if (path.startsWith('@babel/')) return 'helpers';
  return kindOfExtension[posix.extname(path).slice(1)] ?? 'images';
}

function partOf(path: string): string {
  const [room = '', name] = path.split('/');
  if (name === undefined) return 'app';
  return room === 'pages' || room === 'components' ? `${room}/${name}` : room;
}

/** Adds the files of a package up. */
export function sizesOf(files: readonly SizedFile[]): PackageSizes {
  const byKind: Record<Kind, number> = { js: 0, helpers: 0, wxml: 0, wxss: 0, json: 0, images: 0 };
  const parts = new Map<string, number>();
  for (const { path, bytes } of files) {
    byKind[kindOf(path)] += bytes;
    parts.set(partOf(path), (parts.get(partOf(path)) ?? 0) + bytes);
  }
  return {
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    files: files.length,
    byKind,
    byPart: [...parts]
      .map(([path, bytes]) => ({ path, bytes }))
      .sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1)),
  };
}

/** Bytes of the parts that are named: subpackages, whose roots are pages. */
export function bytesInside({ byPart }: PackageSizes, parts: readonly string[]): number {
  return byPart
    .filter(({ path }) => parts.includes(path))
    .reduce((sum, { bytes }) => sum + bytes, 0);
}
