import type { CompileCache } from '../kit/compile-cache';
import { createCompileCache } from '../kit/compile-cache';
import type { Place, Report } from '../kit/diagnostics';
import type { Diagnostic, StyleSheet } from '../kit/program-bundle';
import type { Project } from '../read/read-project';
import type { CompiledStyle, StyleImport } from './compile-style';
import { compileStyle } from './compile-style';
import type { LanguageCache, StyleSources } from './style-sources';
import { createStyleSources } from './style-sources';

export interface StyleCache {
  readonly wxss: CompileCache<CompiledStyle>;
  readonly languages: LanguageCache;
}

/** A cache for one project. */
export const createStyleCache = (): StyleCache => ({
  wxss: createCompileCache(compileStyle),
  languages: new Map(),
});

/** The style sheet of the app, of every page and of every component, imports inlined. */
export async function compileStyles(
  project: Project,
  cache: StyleCache,
  report: Report,
): Promise<Record<string, StyleSheet>> {
  const sources = createStyleSources(project, cache.languages, report);
  const sheets: Record<string, StyleSheet> = {};
  const scopes = new Set<string>();
  for (const id of ['app', ...project.components.keys()]) {
    let css = '';
    for (const path of [...(id === 'app' ? project.sheets : []), `${id}.wxss`]) {
      css += await inline(path, [], { project, sources, cache: cache.wxss, report });
    }
    sheets[id] = { css, scope: takeScope(id, scopes) };
  }
  cache.wxss.sweep();
  return sheets;
}

interface Surroundings {
  readonly project: Project;
  readonly sources: StyleSources;
  readonly cache: CompileCache<CompiledStyle>;
  readonly report: Report;
}

async function inline(
  wxss: string,
  importers: readonly string[],
  around: Surroundings,
): Promise<string> {
  const { project, sources, cache, report } = around;
  const source = await sources.read(wxss);
  if (source === undefined) return '';
  const { path, text, isWritten } = source;
  const file = project.projectPath(path);
  const add = (severity: Diagnostic['severity'], message: string, at: Place) => {
    report.add({ severity, file, message, ...(isWritten ? { text, at } : {}) });
  };
  const compiled = cache.compile(path, text);
  if (compiled.kind === 'failed') {
    add('error', compiled.message, compiled);
    return '';
  }
  for (const { message, ...at } of compiled.oddities) add('warning', message, at);
  for (const { reference, path: local, offset } of compiled.localFiles) {
    const exists = local !== undefined && project.files.has(local);
    add(
      'warning',
      exists
        ? `url(${reference}): on a phone WeChat does not load the program's own files from WXSS; use an <image>, a data: or an https: address.`
        : `url(${reference}): there is no such file in the program.`,
      { offset },
    );
  }
  let css = '';
  for (const piece of compiled.pieces) {
    if (piece.kind === 'css') css += piece.css;
    else css += await inlineImport(piece);
  }
  return css;

  async function inlineImport({ reference, paths, media, offset }: StyleImport): Promise<string> {
    const target = paths.find((candidate) => sources.has(candidate));
    if (target === undefined) {
      add('error', `@import: there is no file "${reference}".`, { offset });
      return '';
    }
    // A file that imports itself, by any chain, is already there.
    if (target === wxss || importers.includes(target)) return '';
    const imported = await inline(target, [...importers, wxss], around);
    return media === '' ? imported : `@media ${media} {\n${imported}}\n`;
  }
}

/** A class prefix from the file's name, told apart from its namesakes by a number. */
function takeScope(id: string, taken: Set<string>): string {
  const name = id
    .replace(/\/index$/, '')
    .replace(/^.*\//, '')
    .replace(/[^\w-]/g, '-');
  let scope = name;
  for (let number = 2; taken.has(scope); number += 1) scope = `${name}-${number}`;
  taken.add(scope);
  return scope;
}
