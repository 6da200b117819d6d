import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { PeerProject } from '../../../bench/package/peer-projects';
import { openOwnProgram } from '../../../bench/package/peer-projects';
import { makeSmaller, savings } from '../../../bench/package/smaller-variants';
import { estimatePackage } from '../../../bench/package/source-estimate';
import { readProgram } from '../../conventions/program';

describe('a copy of the program with savings', () => {
  let project: PeerProject;
  const bytes = (): number => estimatePackage(join(project.projectPath, 'miniprogram')).bytes;
  const read = (path: string): string => readFileSync(join(project.projectPath, path), 'utf8');

  beforeEach(() => {
    project = openOwnProgram();
  });

  afterEach(() => {
    project.remove();
  });

  it('keeps one language and the names that the others are asked for by', () => {
    const before = bytes();
    makeSmaller(project.projectPath, ['one language']);
    expect(before - bytes()).toBeGreaterThan(8000);
    expect(read('miniprogram/i18n/en.ts')).toBe(
      "import { zhCn } from './zh-cn';\nexport const en = zhCn;\n",
    );
  });

  it('turns nothing but ES5 off in the settings', () => {
    const before: unknown = JSON.parse(read('project.config.json'));
    makeSmaller(project.projectPath, ['modern syntax']);
    expect(JSON.parse(read('project.config.json'))).toStrictEqual({
      ...(before as object),
      setting: { ...(before as { setting: object }).setting, es6: false, enhance: false },
    });
  });

  it('joins all scripts in app.js, with an empty one for each page and component', () => {
    makeSmaller(project.projectPath, ['all scripts in one file']);
    const { pages } = readProgram(join(project.projectPath, 'miniprogram'));
    const components = readdirSync(join(project.projectPath, 'miniprogram/components'));
    expect(pages.length).toBeGreaterThan(1);
    expect(components.length).toBeGreaterThan(1);
    expect(read('miniprogram/app.js').match(/\bPage\(/g)).toHaveLength(pages.length);
    expect(read('miniprogram/app.js').match(/\bComponent\(/g)).toHaveLength(components.length);
    expect(read('miniprogram/pages/phone/phone.js')).toBe('');
    expect(existsSync(join(project.projectPath, 'miniprogram/services'))).toBe(true);
    expect(existsSync(join(project.projectPath, 'miniprogram/services/index.ts'))).toBe(false);
  });

  it('takes all savings together', () => {
    const english = 'You seem to be offline.';
    expect(read('miniprogram/i18n/en.ts')).toContain(english);
    makeSmaller(project.projectPath, savings);
    expect(read('miniprogram/app.js')).not.toContain(english);
    expect(read('miniprogram/app.js')).toContain('手机号');
    expect(read('project.config.json')).toContain('"es6":false');
  });
});
