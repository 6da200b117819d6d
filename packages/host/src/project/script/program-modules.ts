import type { CompileCache } from '../kit/compile-cache';
import { createCompileCache } from '../kit/compile-cache';
import type { Report } from '../kit/diagnostics';
import { folderOf, resolvePath, withoutExtension } from '../kit/program-path';
import type { Project } from '../read/read-project';
import { scriptOf } from '../read/resolve-component';
import type { CompiledScript } from './compile-script';
import { compileScript, compileSloppyScript, throwing } from './compile-script';
import { moduleNotDefinedMessage, resolveModule } from './resolve-module';

/** A compiled file of the program. */
export interface ProgramModule {
  /** Program path with ".js", as `require` names it. */
  readonly id: string;
  readonly code: string;
  readonly map: string;
  /** What it requires: specifier as written to module id. */
  readonly requires: Readonly<Record<string, string>>;
  readonly strict: boolean;
}

/** One cache for each way to compile. */
export type ScriptCache = Readonly<
  Record<'strict' | 'sloppy', CompileCache<Promise<CompiledScript>>>
>;

/** A cache for one project. */
export const createScriptCache = (): ScriptCache => ({
  strict: createCompileCache(compileScript),
  sloppy: createCompileCache(compileSloppyScript),
});

/**
 * Compiles app, pages, components and every file they require, by any chain, and those that a path made
 * at run time may name. Other scripts are left out: WeChat packs them unless `ignoreDevUnusedFiles`
 * filters them, but nothing can run them.
 *
 * @returns the modules in a stable order
 */
export async function compileModules(
  project: Project,
  cache: ScriptCache,
  report: Report,
): Promise<ProgramModule[]> {
  const modules = new Map<string, ProgramModule>();
  const started = new Set<string>();
  /** Folders whose scripts a path that is made at run time may name. */
  const open = new Set<string>();
  /** Of what may never run nothing is reported. */
  let silent = false;

  const visit = async (id: string): Promise<void> => {
    if (started.has(id)) return;
    started.add(id);
    const path = scriptOf(withoutExtension(id), project.files);
    const source = path === undefined ? undefined : project.files.read(path);
    if (path === undefined || source === undefined) return;
    await take(id, path, source, await compileOne(project, cache, path, source));
  };

  const take = async (
    id: string,
    path: string,
    source: string,
    compiled: CompiledScript,
  ): Promise<void> => {
    switch (compiled.kind) {
      case 'compiled': {
        const { code, map, strict } = compiled;
        const requires = resolveRequires(id, path, source, compiled.requires.calls);
        for (const folder of openFolders(id, compiled.requires.computed)) open.add(folder);
        modules.set(id, { id, code, map, requires, strict });
        await Promise.all(Object.values(requires).map(visit));
        break;
      }
      case 'throws': {
        const { problem } = compiled;
        if (!silent) reportProblems('warning', path, source, [problem]);
        modules.set(id, { id, ...throwing(path, problem.message), requires: {}, strict: true });
        break;
      }
      case 'failed':
        if (!silent) reportProblems('error', path, source, compiled.problems);
        break;
    }
  };

  const resolveRequires = (
    from: string,
    path: string,
    source: string,
    requires: readonly { readonly specifier: string; readonly guarded: boolean }[],
  ): Record<string, string> => {
    const table = { has: (id: string) => hasModule(id, project), alias: project.app.resolveAlias };
    const resolved: Record<string, string> = {};
    for (const { specifier, guarded } of requires) {
      const id = resolveModule(from, specifier, table);
      if (id !== undefined) resolved[specifier] = id;
      else if (!guarded && !silent) {
        report.add({
          // It fails only when it is required, as in WeChat.
          severity: 'warning',
          file: project.projectPath(path),
          text: source,
          at: { offset: Math.max(0, source.search(quoted(specifier))) },
          message: `${moduleNotDefinedMessage(from, specifier, project.app.resolveAlias)}. ${cure(specifier)}`,
        });
      }
    }
    return resolved;
  };

  const reportProblems = (
    severity: 'error' | 'warning',
    path: string,
    text: string,
    problems: readonly { message: string; line?: number; column?: number }[],
  ): void => {
    for (const { message, line, column } of problems) {
      report.add({
        severity,
        file: project.projectPath(path),
        text,
        message,
        ...(line === undefined || column === undefined ? {} : { at: { line, column } }),
      });
    }
  };

  await Promise.all(['app', ...project.components.keys()].map((id) => visit(`${id}.js`)));
  silent = true;
  // What they bring may open further folders, which the set then visits too.
  for (const folder of open) await Promise.all(scriptsBelow(folder, project).map(visit));
  sweep(cache);
  return [...modules.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** In the mode that the project says for this file. */
export const compileOne = (
  project: Project,
  cache: ScriptCache,
  path: string,
  source: string,
): Promise<CompiledScript> => cache[modeOf(path, project)].compile(path, source);

/** Forgets what was not asked for since the last time. */
export function sweep(cache: ScriptCache): void {
  for (const each of Object.values(cache)) each.sweep();
}

/** `babelSetting.ignore` is read as DevTools reads it: "lib/*" is every folder whose path ends so. */
function modeOf(path: string, { config }: Project): keyof ScriptCache {
  const isIgnored = config.uncompiled.some(
    (ignored) =>
      path === ignored || (/^[^./\\].*\/\*$/.test(ignored) && path.includes(ignored.slice(0, -1))),
  );
  return config.strict && !isIgnored ? 'strict' : 'sloppy';
}

/**
 * Where the paths lead that a module makes when it runs. A package's own are not looked at: what 构建 npm
 * writes hands every name on to `require`, and the names stand in the package.
 */
function openFolders(id: string, beginnings: readonly string[]): readonly string[] {
  if (id.includes('miniprogram_npm/')) return [];
  return beginnings.map((beginning) =>
    /^\.{0,2}\//.test(beginning) ? (resolvePath(folderOf(id), folderOf(beginning)) ?? '') : '',
  );
}

function scriptsBelow(folder: string, { files }: Project): string[] {
  return files
    .list(folder)
    .filter((path) => /(?<!\.d)\.(?:js|ts)$/.test(path))
    .map((path) => `${withoutExtension(path)}.js`);
}

function hasModule(id: string, { files }: Project): boolean {
  return id.endsWith('.js') && scriptOf(withoutExtension(id), files) !== undefined;
}

function quoted(specifier: string): RegExp {
  return new RegExp(`["'\`]${specifier.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}["'\`]`);
}

function cure(specifier: string): string {
  if (specifier.endsWith('.json')) {
    return 'WeChat cannot require JSON: export the data from a .js or .ts file.';
  }
  return /^\.{0,2}\//.test(specifier)
    ? 'Correct the path.'
    : 'If it is an npm package, build npm so that it is in miniprogram_npm; a file of the program is written with "./".';
}
