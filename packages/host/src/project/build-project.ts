import { createHash } from 'node:crypto';
import { resolve } from 'node:path';

import { createReport } from './kit/diagnostics';
import type { BuildResult, ProgramManifest, StyleSheet, WorkerConfig } from './kit/program-bundle';
import type { Project } from './read/read-project';
import { openProjectFiles, readProjectFiles } from './read/read-project';
import { assembleScript } from './script/assemble-script';
import { compileModules, createScriptCache } from './script/program-modules';
import { compileWorkers } from './script/worker-script';
import { compileStyles, createStyleCache } from './style/program-styles';
import { createTemplateCompiler } from './template/program-templates';

export interface BuildOptions {
  /**
   * Folders from elsewhere shown inside the program, program path to absolute folder: a package of
   * components that is used as `miniprogram_npm/<name>` without a copy in the project.
   */
  readonly mounts?: Readonly<Record<string, string>>;
}

/** Absolute paths of the files that changed, came or went, or that nobody knows which. */
export type Changed = 'everything' | Iterable<string>;

/** Builds one project again and again; what did not change is not compiled again. */
export interface ProjectBuilder {
  build(): Promise<BuildResult>;
  /** Reads afresh at the next build what changed; `mediaChanged` gives the next bundle another id. */
  invalidate(changed: Changed, mediaChanged?: boolean): void;
  close(): void;
}

/**
 * Builds a mini program project once.
 *
 * @param dir the folder that WeChat DevTools would open
 * @returns the bundle and warnings, or everything that is wrong; it rejects only when the machine fails
 */
export async function buildProject(dir: string, options: BuildOptions = {}): Promise<BuildResult> {
  const builder = createProjectBuilder(dir, options);
  try {
    return await builder.build();
  } finally {
    builder.close();
  }
}

/** Opens a project for repeated builds. */
export function createProjectBuilder(dir: string, options: BuildOptions = {}): ProjectBuilder {
  const files = openProjectFiles(resolve(dir), options.mounts);
  const scripts = createScriptCache();
  const workerScripts = createScriptCache();
  const styles = createStyleCache();
  const templates = createTemplateCompiler();
  let mediaVersion = 0;

  return {
    async build() {
      const report = createReport();
      const project = readProjectFiles(files, report);
      if (project === undefined) return { kind: 'failed', diagnostics: report.diagnostics };
      const modules = await compileModules(project, scripts, report);
      const workers = await compileWorkers(project, workerScripts, report);
      const groups = templates.compile(project, report);
      const sheets = await compileStyles(project, styles, report);
      if (report.hasErrors()) return { kind: 'failed', diagnostics: report.diagnostics };

      const { script, sourceMap } = assembleScript(modules, groups);
      const manifest = toManifest(
        project,
        modules.map(({ id }) => id),
        sheets,
        workers,
      );
      const id = fingerprint(script, JSON.stringify(manifest), String(mediaVersion));
      return {
        kind: 'built',
        bundle: { id, manifest, script, sourceMap },
        warnings: report.diagnostics,
      };
    },
    invalidate(changed, mediaChanged = false) {
      if (mediaChanged) mediaVersion += 1;
      if (changed === 'everything') files.forget();
      else for (const path of changed) files.forget(path);
    },
    close() {
      templates.close();
    },
  };
}

function toManifest(
  { config, app, components, globalComponents }: Project,
  modules: readonly string[],
  styles: Readonly<Record<string, StyleSheet>>,
  workers: WorkerConfig | undefined,
): ProgramManifest {
  return {
    appid: config.appid,
    projectName: config.projectName,
    libVersion: config.libVersion,
    app: {
      ...app.config,
      usingComponents: globalComponents,
      ...(workers !== undefined && { workers }),
    },
    ...(app.theme === undefined ? {} : { theme: app.theme }),
    pages: app.pages,
    components: Object.fromEntries(components),
    styles,
    modules,
  };
}

function fingerprint(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 16);
}
