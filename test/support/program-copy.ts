import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const project = resolve(__dirname, '../..');

/** The program in a temporary folder, to be changed. */
export interface ProgramCopy {
  /** The folder that DevTools or the host opens. */
  readonly projectPath: string;
  /** Its `miniprogram/`. */
  readonly root: string;
  /** Replaces a text that a file of the program must have. */
  edit: (path: string, from: string, to: string) => void;
  write: (path: string, text: string) => void;
  remove: () => void;
}

export function copyProgram(): ProgramCopy {
  const projectPath = mkdtempSync(join(tmpdir(), 'program-'));
  const root = join(projectPath, 'miniprogram');
  for (const part of ['miniprogram', 'project.config.json', 'tsconfig.json', 'typings']) {
    cpSync(join(project, part), join(projectPath, part), { recursive: true });
  }
  // The types of `wx`.
  symlinkSync(join(project, 'node_modules'), join(projectPath, 'node_modules'), 'junction');
  const write = (path: string, text: string): void => {
    writeFileSync(join(root, path), text);
  };
  return {
    projectPath,
    root,
    write,
    edit: (path, from, to) => {
      const text = readFileSync(join(root, path), 'utf8');
      if (!text.includes(from)) throw new Error(`${path} has no "${from}".`);
      write(path, text.replace(from, to));
    },
    remove: () => {
      rmSync(projectPath, { recursive: true });
    },
  };
}
