import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface TemporaryProject {
  readonly dir: string;
  write(files: Readonly<Record<string, string>>): void;
  remove(path: string): void;
}

const made: string[] = [];

/** The smallest program that builds; tests lay their own files over it. */
const SMALLEST = {
  'project.config.json': '{ "appid": "wx0000000000000000", "projectname": "small" }',
  'app.json': '{ "pages": ["pages/home/home"] }',
  'app.js': 'App({})',
  'pages/home/home.js': 'Page({})',
  'pages/home/home.wxml': '<view>home</view>',
};

/** A project in a folder of its own, gone when the test file has ended. */
export function temporaryProject(files: Readonly<Record<string, string>> = {}): TemporaryProject {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'program-')));
  made.push(dir);
  const project: TemporaryProject = {
    dir,
    write(written) {
      for (const [path, text] of Object.entries(written)) {
        mkdirSync(dirname(join(dir, path)), { recursive: true });
        writeFileSync(join(dir, path), text);
      }
    },
    remove(path) {
      rmSync(join(dir, path));
    },
  };
  project.write({ ...SMALLEST, ...files });
  return project;
}

afterAll(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
});
