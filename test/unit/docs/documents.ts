import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { root } from './imports';

const markdown = new MarkdownIt({ html: true });

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

type Token = ReturnType<MarkdownIt['parse']>[number];

const flat = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);

/** GitHub: lower case, letters, digits, dashes; a number behind what came before. */
function anchorsOf(tokens: readonly Token[]): readonly string[] {
  const seen = new Map<string, number>();
  return tokens.flatMap((token, index) => {
    if (token.type !== 'heading_open') return [];
    const slug = (tokens[index + 1]?.content ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/gu, '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return [times === 0 ? slug : `${slug}-${times}`];
  });
}

function sectionsOf(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap(({ type }, index) => {
    const heading = type === 'heading_open' ? (tokens[index + 1]?.content ?? '') : '';
    return /^\d+(?:\.\d+)*(?=\.? )/u.exec(heading) ?? [];
  });
}

function linksOf(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap((token) => {
    if (token.type === 'link_open') return [String(token.attrGet('href'))];
    if (token.type === 'image') return [String(token.attrGet('src'))];
    return token.type.startsWith('html_')
      ? [...token.content.matchAll(/\b(?:href|src|srcset)="([^"]+)"/gu)].map(([, to = '']) => to)
      : [];
  });
}

/** Programs whose name begins a command; everything else in a code span is code. */
const commandStart = /^(?:[A-Z_]+=\S+ )*(?:npm|npx|node|git) \S/u;

function commandsOf(tokens: readonly Token[]): readonly string[] {
  return tokens
    .filter(({ type, info }) => type === 'code_inline' || (type === 'fence' && info === 'sh'))
    .flatMap(({ content }) => content.split('\n'))
    .flatMap((line) => line.replace(/\s+# .*$/u, '').split(' && '))
    .map((command) => command.trim())
    .filter((command) => commandStart.test(command));
}

function readDocument(path: string): Document {
  const text = readFileSync(join(root, path), 'utf8');
  const tokens = flat(markdown.parse(text, {}));
  return {
    path,
    text,
    sections: sectionsOf(tokens),
    anchors: anchorsOf(tokens),
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
