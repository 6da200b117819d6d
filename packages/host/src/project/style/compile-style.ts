import type { AtRule, Declaration, Root } from 'postcss';
import postcss, { CssSyntaxError } from 'postcss';
import safeParse from 'postcss-safe-parser';
import valueParser from 'postcss-value-parser';

import { folderOf, npmPaths, resolvePath } from '../kit/program-path';
import { withoutOddComments } from './odd-comments';
import { convertRpx } from './rpx';
import { convertSafeArea } from './safe-area';
import { convertSelector } from './style-selectors';

/** One WXSS file, compiled but for its imports, which stand between its pieces. */
export type CompiledStyle =
  | {
      readonly kind: 'compiled';
      readonly pieces: readonly StylePiece[];
      readonly localFiles: readonly LocalFile[];
      /** What WeChat's compiler lets pass and a browser leaves out. */
      readonly oddities: readonly StyleProblem[];
    }
  | ({ readonly kind: 'failed' } & StyleProblem);

export interface StyleProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export type StylePiece = { readonly kind: 'css'; readonly css: string } | StyleImport;

export interface StyleImport {
  readonly kind: 'import';
  readonly reference: string;
  /** Program paths it may mean, the likeliest first. */
  readonly paths: readonly string[];
  readonly media: string;
  readonly offset: number;
}

/** A `url()` of a file of the program. */
export interface LocalFile {
  readonly reference: string;
  readonly path: string | undefined;
  readonly offset: number;
}

/** Where the host serves the program's own media from. */
export const PROGRAM_FILES_URL = '/program/';

/** Markers for the two themes, see `StyleSheet` in program-bundle.ts. */
const THEME_QUERY = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/gi;
const THEME_MARKER = '\u0003';

/** Compiles one WXSS file; `path` is its program path, which its references count from. */
export function compileStyle(path: string, source: string): CompiledStyle {
  const read = readStyle(path, withoutOddComments(source));
  if (read.kind === 'failed') return read;
  const { root } = read;
  const localFiles: LocalFile[] = [];
  const folder = folderOf(path);
  root.walkDecls((declaration) => {
    const offset = declaration.source?.start?.offset ?? 0;
    const files: LocalFile[] = [];
    const value = convertUrls(inUnits(declaration.value), folder, offset, files);
    if (value !== declaration.value) declaration.value = value;
    localFiles.push(...files);
  });
  root.walkAtRules((rule) => {
    if (rule.name === 'import') return;
    rule.params = convertRpx(rule.params).replace(THEME_QUERY, `(${THEME_MARKER}$1)`);
  });
  const oddities = [...read.oddities, ...convertSelectors(root)];
  return { kind: 'compiled', pieces: splitAtImports(root, folder), localFiles, oddities };
}

const inUnits = (value: string) => convertSafeArea(convertRpx(value));

type ReadStyle =
  | { readonly kind: 'read'; readonly root: Root; readonly oddities: readonly StyleProblem[] }
  | ({ readonly kind: 'failed' } & StyleProblem);

/** What WeChat's compiler, wcsc, refuses as well. */
const REFUSED = /^Unclosed block|^Unexpected }/;

/** Reads a file as wcsc and a browser do together: what one rule has wrong is that rule's loss. */
function readStyle(path: string, source: string): ReadStyle {
  try {
    return { kind: 'read', root: postcss.parse(source, { from: path }), oddities: [] };
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    const { reason, line = 1, column = 1 } = error;
    const problem = { message: `WXSS: ${reason}.`, line, column };
    if (REFUSED.test(reason)) return { kind: 'failed', ...problem };
    return { kind: 'read', root: repaired(path, source), oddities: [problem] };
  }
}

/** The file as far as it can be read; where a ";" is missing, a browser drops what it should part. */
function repaired(path: string, source: string): Root {
  const root = safeParse(source, { from: path }) as Root;
  const joined = new Set<Declaration>();
  root.walkDecls((declaration) => {
    const next = declaration.next();
    if (next?.type !== 'decl') return;
    const between = source.slice(declaration.source?.start?.offset, next.source?.start?.offset);
    if (!between.includes(';')) joined.add(declaration).add(next);
  });
  for (const declaration of joined) declaration.remove();
  return root;
}

/** Rewrites every rule's selector; rules whose selector cannot be read are left out and returned. */
function convertSelectors(root: Root): readonly StyleProblem[] {
  const unreadable: StyleProblem[] = [];
  root.walkRules((rule) => {
    if (isKeyframe(rule.parent)) return;
    try {
      rule.selector = convertSelector(rule.selector);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const { line = 1, column = 1 } = rule.source?.start ?? {};
      // The parser's own place counts inside the selector; its message ends with an excerpt.
      const [reason = error.message] = error.message.split('\n');
      unreadable.push({ message: `WXSS selector "${rule.selector}": ${reason}.`, line, column });
      rule.remove();
    }
  });
  return unreadable;
}

function isKeyframe(parent: { type: string } | undefined): boolean {
  return parent?.type === 'atrule' && 'name' in parent && /keyframes$/i.test(String(parent.name));
}

/** WXSS allows `@import` anywhere; each one is replaced by the file, so the order stays as written. */
function splitAtImports(root: Root, folder: string): StylePiece[] {
  const pieces: StylePiece[] = [];
  let css = '';
  const flush = (): void => {
    if (css.trim() !== '') pieces.push({ kind: 'css', css });
    css = '';
  };
  for (const node of root.nodes) {
    if (node.type === 'atrule' && node.name === 'import') {
      const piece = readImport(node, folder);
      if (piece !== undefined) {
        flush();
        pieces.push(piece);
      }
    } else {
      css += `${node.toString()}${node.type === 'decl' || isBodyless(node) ? ';' : ''}\n`;
    }
  }
  flush();
  return pieces;
}

function isBodyless(node: { type: string; nodes?: unknown }): boolean {
  return node.type === 'atrule' && node.nodes === undefined;
}

function readImport(rule: AtRule, folder: string): StylePiece | undefined {
  const [first, ...rest] = valueParser(rule.params).nodes;
  const target = first?.type === 'function' ? first.nodes[0] : first;
  if (target === undefined || !('value' in target)) return undefined;
  const reference = target.value;
  const direct = resolvePath(folder, reference);
  const paths = direct === undefined ? [] : [direct];
  if (!/^\.{0,2}\//.test(reference)) paths.push(...npmPaths(folder, reference));
  return {
    kind: 'import',
    reference,
    paths: paths.flatMap((path) => (path.endsWith('.wxss') ? [path] : [path, `${path}.wxss`])),
    media: valueParser.stringify(rest).trim(),
    offset: rule.source?.start?.offset ?? 0,
  };
}

function convertUrls(value: string, folder: string, offset: number, found: LocalFile[]): string {
  if (!/url\(/i.test(value)) return value;
  const parsed = valueParser(value);
  parsed.walk((node) => {
    if (node.type !== 'function' || node.value.toLowerCase() !== 'url') return;
    const [target] = node.nodes;
    if (target === undefined || !('value' in target) || isElsewhere(target.value)) return;
    const [reference = '', suffix = ''] = target.value.split(/(?=[?#])/, 2);
    const path = resolvePath(folder, reference);
    found.push({ reference, path, offset });
    if (path !== undefined) target.value = `${PROGRAM_FILES_URL}${path}${suffix}`;
  });
  return valueParser.stringify(parsed.nodes);
}

/** Addresses with a scheme or a host, and fragments of the document. */
function isElsewhere(address: string): boolean {
  return /^([a-z][a-z\d+.-]*:|\/\/|#|$)/i.test(address.trim());
}
