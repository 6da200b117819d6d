import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import type { Template } from '../template';
import { UsageError } from '../usage-error';
import { findTarballs, withTarballs } from './tarballs';

/** What a new repository has of this one. */
export const programParts = [
  'miniprogram',
  'typings',
  'tsconfig.json',
  'project.config.json',
  'project.private.config.example.json',
] as const;

/** The files of the template, and where they go; npm packs no file of the name `.gitignore`. */
const files = {
  'package.json': 'package.json',
  gitignore: '.gitignore',
  'ci.yml': '.github/workflows/ci.yml',
  'start/start.js': 'start/start.js',
  'start/stand.js': 'start/stand.js',
  'test/bind-number.test.js': 'test/bind-number.test.js',
} as const;

export interface CreateRequest {
  /** Where the repository goes. */
  readonly folder: string;
  /** Its name in package.json. */
  readonly name: string;
  /** The folder with tarballs of the packages; undefined when npm has the packages. */
  readonly packages: string | undefined;
}

/**
 * Writes a repository with the program, a journey and CI into `folder`, which is new or has nothing but `node_modules`.
 * @returns what to do next
 * @throws UsageError when something is there already, or a tarball is missing
 */
export function create(
  { folder, name, packages }: CreateRequest,
  template: Template,
): readonly string[] {
  const isTaken = existsSync(folder) && readdirSync(folder).some((one) => one !== 'node_modules');
  if (isTaken) throw new UsageError(`${folder} is not empty: name a new folder.`);
  const tarballs = packages === undefined ? [] : findTarballs(packages);
  for (const part of programParts) {
    cpSync(join(template.program, part), join(folder, part), { recursive: true });
  }
  for (const [from, to] of Object.entries(files)) {
    const text = readFileSync(join(template.files, from), 'utf8');
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    writeFileSync(join(folder, to), text.replaceAll('{{name}}', name.toLowerCase()));
  }
  for (const { path } of tarballs) cpSync(path, join(folder, 'packages', basename(path)));
  if (tarballs.length > 0) {
    const manifest = join(folder, 'package.json');
    writeFileSync(manifest, withTarballs(readFileSync(manifest, 'utf8'), tarballs));
  }
  return [
    `The program is in ${folder}. Next there: npm install, then npm test and npm start.`,
    'Your appid goes into project.private.config.json, your backend into miniprogram/config.ts.',
  ];
}
