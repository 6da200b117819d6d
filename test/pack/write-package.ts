import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { compilePackage } from './compile-package';

const root = join(__dirname, '../..');

/** The name that programs install and require. */
export const packageName = 'wechat-onboarding-components';

/** The folder inside the package that "构建 npm" copies to miniprogram_npm. */
const shipped = 'miniprogram_dist';

/** What the compiler leaves of a file of types. */
const emptyModule = '"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });';

const componentNames: readonly string[] = readdirSync(join(root, 'miniprogram/components'));

const manifestSchema = z.object({ version: z.string(), license: z.string() });

function manifest(): object {
  const { version, license } = manifestSchema.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  return {
    name: packageName,
    version,
    description:
      'WeChat mini program components and services for avatar, nickname and phone number that lose no paid code.',
    keywords: ['wechat', 'miniprogram', 'getPhoneNumber', '手机号', '微信小程序'],
    license,
    main: `${shipped}/index.js`,
    types: `${shipped}/index.d.ts`,
    miniprogram: shipped,
    files: [shipped, 'backend.openapi.yaml'],
  };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/**
 * Writes the package into an empty `folder`: every component of the program, the services behind
 * them, the styles both stand on, and what npm shows of it.
 */
export function writePackage(folder: string): void {
  const component = (name: string, extension: string): string =>
    `components/${name}/${name}${extension}`;
  const compiled = compilePackage([
    join(root, 'npm-package/index.ts'),
    ...componentNames.map((name) => join(root, 'miniprogram', component(name, '.ts'))),
  ]);
  for (const { path, text } of compiled) {
    if (text.trim() !== emptyModule) write(join(folder, shipped, path), text);
  }
  const asTheyAre = [
    ...componentNames.flatMap((name) =>
      ['.json', '.wxml', '.wxss'].map((extension) => component(name, extension)),
    ),
    'styles/tokens.wxss',
    'styles/controls.wxss',
  ];
  for (const path of asTheyAre) {
    copy(join(root, 'miniprogram', path), join(folder, shipped, path));
  }
  write(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
  copy(join(root, 'npm-package/README.md'), join(folder, 'README.md'));
  copy(join(root, 'docs/backend.openapi.yaml'), join(folder, 'backend.openapi.yaml'));
  copy(join(root, 'LICENSE'), join(folder, 'LICENSE'));
}
