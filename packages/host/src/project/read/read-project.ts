import { resolve } from 'node:path';

import type { Report } from '../kit/diagnostics';
import { createReport } from '../kit/diagnostics';
import type { Diagnostic } from '../kit/program-bundle';
import type { SourceFiles } from '../kit/source-files';
import { openSourceFiles } from '../kit/source-files';
import type { ComponentTree } from './component-tree';
import { readComponents } from './component-tree';
import type { ExtendedLibraries } from './extended-libraries';
import { findExtendedLibraries } from './extended-libraries';
import type { ProjectConfig } from './project-config';
import { readProjectConfig } from './project-config';
import type { App } from './read-app';
import { readApp } from './read-app';

/** A mini program project whose JSON has been read and found sound. */
export interface Project extends ComponentTree {
  readonly config: ProjectConfig;
  readonly app: App;
  /** The program's files; paths relative to the program root. */
  readonly files: SourceFiles;
  /** A program path as diagnostics write it: relative to the project root. */
  readonly projectPath: (path: string) => string;
  /** Style sheets of extended libraries, before the app's own. */
  readonly sheets: readonly string[];
}

export type ReadResult =
  | { readonly kind: 'read'; readonly project: Project; readonly warnings: readonly Diagnostic[] }
  | { readonly kind: 'failed'; readonly diagnostics: readonly Diagnostic[] };

/** Files of a project: `project` for its root, `program` opened once the config says where it is. */
export interface ProjectFiles {
  readonly project: SourceFiles;
  /** `libraries` are mounts that the program itself asks for. */
  program(miniprogramRoot: string, libraries?: Readonly<Record<string, string>>): SourceFiles;
}

/**
 * Reads project.config.json, app.json and the JSON of every page and component of a project.
 *
 * @param dir the folder that WeChat DevTools would open
 */
export function readProject(dir: string): ReadResult {
  const report = createReport();
  const project = readProjectFiles(openProjectFiles(dir), report);
  return project === undefined || report.hasErrors()
    ? { kind: 'failed', diagnostics: report.diagnostics }
    : { kind: 'read', project, warnings: report.diagnostics };
}

/** Opens a project folder for reading; `mounts` as in `openSourceFiles`. */
export function openProjectFiles(
  dir: string,
  mounts: Readonly<Record<string, string>> = {},
): ProjectFiles & Pick<SourceFiles, 'forget'> {
  const root = resolve(dir);
  const project = openSourceFiles(root);
  const programs = new Map<string, SourceFiles>();
  return {
    project,
    program(miniprogramRoot, libraries = {}) {
      const key = JSON.stringify([miniprogramRoot, libraries]);
      const known = programs.get(key);
      if (known !== undefined) return known;
      const opened = openSourceFiles(resolve(root, miniprogramRoot), { ...libraries, ...mounts });
      programs.set(key, opened);
      return opened;
    },
    forget(absolute) {
      project.forget(absolute);
      for (const files of programs.values()) files.forget(absolute);
    },
  };
}

/** `readProject` on files that are already open; `undefined` when nothing can be built. */
export function readProjectFiles(files: ProjectFiles, report: Report): Project | undefined {
  const config = readProjectConfig(files.project, report);
  if (config === undefined) return undefined;
  const libraries = findExtendedLibraries(config.folder, files.program(config.miniprogramRoot));
  const program = files.program(config.miniprogramRoot, libraries.mounts);
  const projectPath = (path: string): string =>
    config.miniprogramRoot === '' ? path : `${config.miniprogramRoot}/${path}`;
  const sources = { files: program, projectPath, report, missing: libraries.missing };
  const app = readApp(sources);
  if (app === undefined) return undefined;
  reportMissing(libraries, app, report);
  const { sheets } = libraries;
  return { config, app, ...readComponents(app, sources), files: program, projectPath, sheets };
}

/** One warning for all that the program uses of it. */
function reportMissing({ missing }: ExtendedLibraries, { source }: App, report: Report): void {
  for (const name of missing) {
    report.add({
      severity: 'warning',
      file: source.file,
      text: source.text,
      at: { offset: source.offsetOf(['useExtendedLib']) },
      message: `useExtendedLib: the package "${name}" is not installed, so its components show only what is inside them. Install it in the project (npm install --save-dev ${name}).`,
    });
  }
}
