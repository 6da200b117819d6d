import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';

import { transformSync } from 'esbuild';

import type { PackagedFile } from '../../devtools/compiler/job';

/**
 * A program's folder as a package, types off and modules to CommonJS, for machines without WeChat's
 * compiler. Its bytes mean nothing; its calls and setData are those of the program.
 */
export function transpilePackage(folder: string): readonly PackagedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ['.ts', '.js', '.json'].includes(extname(entry.name)))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const source = readFileSync(path, 'utf8');
      const text = path.endsWith('.ts')
        ? transformSync(source, { loader: 'ts', format: 'cjs', target: 'es2020' }).code
        : source;
      return {
        path: relative(folder, path).replace(/\.ts$/, '.js'),
        bytes: Buffer.byteLength(text),
        text,
      };
    });
}
