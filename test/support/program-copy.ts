import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const project = join(__dirname, '../..');
const cache = join(project, '.cache');

export interface ProgramCopy {
  /** The folder that DevTools or the host opens. */
  readonly projectPath: string;
  remove(): void;
}

/**
 * The program as an adopter has it who wrote something else into miniprogram/config.ts; `replaced`
 * must be in it.
 */
export function copyProgram(replaced: string, replacement: string): ProgramCopy {
  mkdirSync(cache, { recursive: true });
  const projectPath = mkdtempSync(join(cache, 'program-'));
  for (const part of ['miniprogram', 'project.config.json', 'tsconfig.json', 'typings']) {
    cpSync(join(project, part), join(projectPath, part), { recursive: true });
  }
  const configPath = join(projectPath, 'miniprogram/config.ts');
  const config = readFileSync(configPath, 'utf8');
  if (!config.includes(replaced)) throw new Error(`miniprogram/config.ts has no "${replaced}".`);
  writeFileSync(configPath, config.replace(replaced, replacement));
  return {
    projectPath,
    remove: () => {
      rmSync(projectPath, { recursive: true, force: true });
    },
  };
}
