import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';

import { transformSync } from 'esbuild';

import type { PackageSizes, SizedFile } from './package-sizes';
import { sizesOf } from './package-sizes';

/** Bytes of one source once minified, as near as a look at the file alone comes. */
const estimates: Readonly<Record<string, (path: string) => number>> = {
  '.ts': (path) => scriptBytes(readFileSync(path, 'utf8')),
  '.wxml': (path) => bytesOf(withoutSpace(readFileSync(path, 'utf8'))),
  '.wxss': (path) =>
    bytesOf(transformSync(readFileSync(path, 'utf8'), { loader: 'css', minify: true }).code),
  '.json': (path) => bytesOf(JSON.stringify(JSON.parse(readFileSync(path, 'utf8')))),
};

/**
 * The package's size without WeChat's compiler: every file of `folder` minified by esbuild, modules by
 * themselves. Syntax stays modern, so scripts come out smaller than the compiler's; what it adds of Babel
 * is not in it.
 */
export function estimatePackage(folder: string): PackageSizes {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): SizedFile => {
      const path = join(entry.parentPath, entry.name);
      const estimate = estimates[extname(path)] ?? ((file) => readFileSync(file).byteLength);
      return { path: relative(folder, path).replace(/\.ts$/, '.js'), bytes: estimate(path) };
    });
  return sizesOf(files.filter(({ bytes }) => bytes > 0));
}

/** A file of types alone leaves nothing and is not packed. */
function scriptBytes(source: string): number {
  const { code } = transformSync(source, {
    loader: 'ts',
    target: 'es2020',
    charset: 'utf8',
    minify: true,
  });
  return bytesOf(code.trim());
}

const bytesOf = (text: string): number => Buffer.byteLength(text);

function withoutSpace(wxml: string): string {
  return wxml
    .replace(/<!--[^]*?-->/g, '')
    .replace(/>\s+</g, '><')
    .replace(/\s*\n\s*(?=\/?>)/g, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
