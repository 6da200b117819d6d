import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { MarkedToken } from 'marked';
import { lexer, walkTokens } from 'marked';

import { root } from './imports';

/** A Markdown document of the repository, taken apart. */
export interface Document {
  /** Relative to the root. */
  readonly path: string;
  readonly text: string;
  /** Numbers at the head of its headings: "5", "5.1". */
  readonly sections: readonly string[];
  /** GitHub's anchors of the headings, in order. */
  readonly anchors: readonly string[];
  /** Targets of links and pictures, those in HTML too. */
  readonly links: readonly string[];
  /** Shell commands in code spans and in `sh` blocks, one by one, without comments. */
  readonly commands: readonly string[];
}

/** Every token of a text, those inside others too, in the order of the text. */
function tokensOf(text: string): readonly MarkedToken[] {
  const all: MarkedToken[] = [];
  // It returns promises for extensions that wait, and there are none.
  void walkTokens(lexer(text), (token) => {
    all.push(token as MarkedToken);
  });
  return all;
}

const headingsOf = (tokens: readonly MarkedToken[]): readonly string[] =>
  tokens.flatMap((token) => (token.type === 'heading' ? [token.text] : []));

/** GitHub: lower case, letters, digits, dashes; a number behind what came before. */
function anchorsOf(headings: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/gu, '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
}

const sectionsOf = (headings: readonly string[]): readonly string[] =>
  headings.flatMap((heading) => /^\d+(?:\.\d+)*(?=\.? )/u.exec(heading) ?? []);

function linksOf(tokens: readonly MarkedToken[]): readonly string[] {
  return tokens.flatMap((token) => {
    if (token.type === 'link' || token.type === 'image') return [token.href];
    return token.type === 'html'
      ? [...token.text.matchAll(/\b(?:href|src|srcset)="([^"]+)"/gu)].map(([, to = '']) => to)
      : [];
  });
}

/** Programs whose name begins a command; everything else in a code span is code. */
const commandStart = /^(?:[A-Z_]+=\S+ )*(?:npm|npx|node|git) \S/u;

function commandsOf(tokens: readonly MarkedToken[]): readonly string[] {
  return tokens
    .flatMap((token) =>
      token.type === 'codespan' || (token.type === 'code' && token.lang === 'sh')
        ? token.text.split('\n')
        : [],
    )
    .flatMap((line) => line.replace(/\s+# .*$/u, '').split(' && '))
    .map((command) => command.trim())
    .filter((command) => commandStart.test(command));
}

function readDocument(path: string): Document {
  const text = readFileSync(join(root, path), 'utf8');
  const tokens = tokensOf(text);
  const headings = headingsOf(tokens);
  return {
    path,
    text,
    sections: sectionsOf(headings),
    anchors: anchorsOf(headings),
    links: linksOf(tokens),
    commands: commandsOf(tokens),
  };
}

/** Files that git knows or would take, by pattern, relative to the root. */
export const filesOf = (...patterns: readonly string[]): readonly string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => path !== '' && existsSync(join(root, path)));

/** Every Markdown file. */
export const documents: readonly Document[] = filesOf('*.md').map(readDocument);

/** The document at a path; throws when there is none. */
export function documentAt(path: string): Document {
  const found = documents.find((document) => document.path === path);
  if (found === undefined) throw new Error(`There is no ${path}.`);
  return found;
}
