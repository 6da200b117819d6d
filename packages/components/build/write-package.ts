import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { compilePackage } from './compile-package';

const root = join(__dirname, '../../..');
const packageFolder = join(__dirname, '..');

/** The name that programs install and require. */
export const packageName = 'wechat-onboarding-components';

/** The folder inside the package that "构建 npm" copies to miniprogram_npm. */
const shipped = 'miniprogram_dist';

/** What the compiler leaves of a file of types. */
const emptyModule = '"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });';

const componentNames: readonly string[] = readdirSync(join(root, 'miniprogram/components'));

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/**
 * Writes the package into `folder`, without what an earlier writing left there: every component of the program, the services behind
 * them, the styles both stand on, and what npm shows of it.
 */
export function writePackage(folder: string): void {
  const component = (name: string, extension: string): string =>
    `components/${name}/${name}${extension}`;
  const compiled = compilePackage([
    join(packageFolder, 'src/index.ts'),
    ...componentNames.map((name) => join(root, 'miniprogram', component(name, '.ts'))),
  ]);
  rmSync(join(folder, shipped), { recursive: true, force: true });
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
  if (folder !== packageFolder) {
    for (const name of ['package.json', 'README.md', 'README.zh-CN.md']) {
      copy(join(packageFolder, name), join(folder, name));
    }
  }
  // The declarations name the contract's types where the program does, one folder above the shipped one.
  copy(join(root, 'typings/backend.d.ts'), join(folder, 'typings/backend.d.ts'));
  copy(join(root, 'docs/backend.openapi.yaml'), join(folder, 'backend.openapi.yaml'));
  copy(join(root, 'LICENSE'), join(folder, 'LICENSE'));
}
