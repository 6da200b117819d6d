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
  readme: 'README.md',
  'ci.yml': '.github/workflows/ci.yml',
  'start/start.js': 'start/start.js',
  'start/stand.js': 'start/stand.js',
  'test/bind-number.test.js': 'test/bind-number.test.js',
} as const;

/** What a repository has that was just made on a server, and what npm put there: it stays as it is. */
const stays = new Set([
  'node_modules',
  '.git',
  'README.md',
  'LICENSE',
  '.gitattributes',
  '.DS_Store',
]);

/** As npm takes it: a folder may have a space or Chinese words in its name. */
const packageName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/gu, '-')
    .replace(/^[-._]+|-+$/gu, '') || 'my-program';

export interface CreateRequest {
  /** Where the repository goes. */
  readonly folder: string;
  /** Its name in package.json. */
  readonly name: string;
  /** The folder with tarballs of the packages; undefined when npm has the packages. */
  readonly packages: string | undefined;
}

/**
 * Writes a repository with the program, a journey and CI into `folder`, which is new, or a clone in which nothing is yet.
 * @returns what to do next
 * @throws UsageError when something is there already, or a tarball is missing
 */
export function create(
  { folder, name, packages }: CreateRequest,
  template: Template,
): readonly string[] {
  const there = existsSync(folder) ? readdirSync(folder) : [];
  const inTheWay = there.filter((one) => !stays.has(one));
  if (inTheWay.length > 0) {
    throw new UsageError(
      `${folder} is not empty, it has ${inTheWay.slice(0, 3).join(', ')}${inTheWay.length > 3 ? ' …' : ''}: name a new folder.`,
    );
  }
  const tarballs = packages === undefined ? [] : findTarballs(packages);
  for (const part of programParts) {
    cpSync(join(template.program, part), join(folder, part), { recursive: true });
  }
  for (const [from, to] of Object.entries(files)) {
    if (there.includes(to)) continue;
    const text = readFileSync(join(template.files, from), 'utf8');
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    writeFileSync(
      join(folder, to),
      text.replaceAll('{{name}}', packageName(name)).replaceAll('{{title}}', name),
    );
  }
  for (const { path } of tarballs) cpSync(path, join(folder, 'packages', basename(path)));
  if (tarballs.length > 0) {
    const manifest = join(folder, 'package.json');
    writeFileSync(manifest, withTarballs(readFileSync(manifest, 'utf8'), tarballs));
  }
  return [
    `The program is in ${folder}. Next there: npm install, then npm test and npm start. README.md says the rest.`,
    'Your appid goes into project.private.config.json, your backend into miniprogram/config.ts.',
  ];
}
