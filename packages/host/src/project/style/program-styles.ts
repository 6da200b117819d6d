import type { CompileCache } from '../kit/compile-cache';
import { createCompileCache } from '../kit/compile-cache';
import type { Report } from '../kit/diagnostics';
import type { StyleSheet } from '../kit/program-bundle';
import type { Project } from '../read/read-project';
import type { CompiledStyle } from './compile-style';
import { compileStyle } from './compile-style';

export type StyleCache = CompileCache<CompiledStyle>;

/** A cache for one project. */
export const createStyleCache = (): StyleCache => createCompileCache(compileStyle);

/** The style sheet of the app, of every page and of every component, imports inlined. */
export function compileStyles(
  project: Project,
  cache: StyleCache,
  report: Report,
): Record<string, StyleSheet> {
  const sheets: Record<string, StyleSheet> = {};
  const scopes = new Set<string>();
  for (const id of ['app', ...project.components.keys()]) {
    const css = inline(`${id}.wxss`, [], { project, cache, report });
    sheets[id] = { css, scope: takeScope(id, scopes) };
  }
  cache.sweep();
  return sheets;
}

interface Surroundings {
  readonly project: Project;
  readonly cache: StyleCache;
  readonly report: Report;
}

function inline(path: string, importers: readonly string[], around: Surroundings): string {
  const { project, cache, report } = around;
  const text = project.files.read(path);
  if (text === undefined) return '';
  const file = project.projectPath(path);
  const compiled = cache.compile(path, text);
  if (compiled.kind === 'failed') {
    report.add({ severity: 'error', file, text, at: compiled, message: compiled.message });
    return '';
  }
  for (const { message, ...at } of compiled.oddities) {
    report.add({ severity: 'warning', file, text, at, message });
  }
  for (const { reference, path: local, offset } of compiled.localFiles) {
    const exists = local !== undefined && project.files.has(local);
    report.add({
      severity: 'warning',
      file,
      text,
      at: { offset },
      message: exists
        ? `url(${reference}): on a phone WeChat does not load the program's own files from WXSS; use an <image>, a data: or an https: address.`
        : `url(${reference}): there is no such file in the program.`,
    });
  }
  const css = compiled.pieces.map((piece) => {
    if (piece.kind === 'css') return piece.css;
    const target = piece.paths.find((candidate) => project.files.has(candidate));
    if (target === undefined) {
      report.add({
        severity: 'error',
        file,
        text,
        at: { offset: piece.offset },
        message: `@import: there is no file "${piece.reference}".`,
      });
      return '';
    }
    // A file that imports itself, by any chain, is already there.
    if (target === path || importers.includes(target)) return '';
    const imported = inline(target, [...importers, path], around);
    return piece.media === '' ? imported : `@media ${piece.media} {\n${imported}}\n`;
  });
  return css.join('');
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
