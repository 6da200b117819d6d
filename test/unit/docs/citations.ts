import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { documents } from './documents';
import { root } from './imports';

/**
 * Citations in sources and documents: `docs/wechat-facts.md §5.5`, `docs/backend.md`, `decision 8`,
 * `docs/decisions/0008`. Everything a reader is sent to has to be here.
 */

/** One flow of words: a citation may go over two lines of a comment. */
const flowOf = (text: string): string =>
  text
    .replace(/\bhttps?:\/\/[^\s)'"`]+/gu, '')
    .replace(/\s*\n\s*(?:\*(?!\/)|\/\/|#(?!#)|>)?\s*/gu, ' ');

/** Comments of a program in any of its languages; of a document, everything. */
const commentsOf = (path: string, text: string): string =>
  path.endsWith('.md')
    ? text
    : (
        text.match(/\/\*.*?\*\/|(?:(?<![:'"`])\/\/.*?(?:\n\s*|$))+|<!--.*?-->|^\s*# .*?$/gmsu) ?? []
      ).join('\n');

const section = /§(\d+(?:\.\d+)*)/gu;
const cited =
  /(?:[\w.-]+\/)*[\w-][\w.-]*\.md(?:,? §\d+(?:\.\d+)*(?:,? (?:and )?§\d+(?:\.\d+)*)*)?/gu;
const ownSections = /§\d+(?:\.\d+)*/gu;

/** Names that send a reader to something he does not have. */
const vague = /\bfact sheets?\b|\bdesign sheet\b|\bsource \d\b|\bappendix\b/giu;

const decisions = readdirSync(join(root, 'docs/decisions')).map((name) => Number(name.slice(0, 4)));

const pathOf = (from: string, name: string): string | undefined =>
  [name, join(dirname(from), name)].find((path) => existsSync(join(root, path)));

function missingSections(path: string, citation: string): readonly string[] {
  const sections = documents.find((one) => one.path === path)?.sections ?? [];
  return [...citation.matchAll(section)]
    .filter(([, number = '']) => !sections.includes(number))
    .map(([sign]) => `${path} has no ${sign}`);
}

function documentFaults(from: string, flow: string): readonly string[] {
  return (flow.match(cited) ?? []).flatMap((citation) => {
    const [name = ''] = citation.split(/,? §/u);
    const path = pathOf(from, name);
    return path === undefined ? [`${name} is not there`] : missingSections(path, citation);
  });
}

/** A § that no document stands before: of the document itself, or of nobody knows what. */
function bareFaults(from: string, flow: string): readonly string[] {
  const bare = flow.replace(cited, '').match(ownSections) ?? [];
  return from.endsWith('.md')
    ? bare.flatMap((sign) => missingSections(from, sign))
    : bare.map((sign) => `${sign} of which document?`);
}

const decisionFaults = (flow: string): readonly string[] =>
  [...flow.matchAll(/\bdecisions?(?: |\/0*)(\d+)\b/giu)]
    .filter(([, number]) => !decisions.includes(Number(number)))
    .map(([citation]) => `${citation} is not there`);

/** What is wrong with the citations of a file, each with its path. */
export function citationFaults(path: string, text: string): readonly string[] {
  const flow = flowOf(text);
  return [
    ...documentFaults(path, flowOf(commentsOf(path, text))),
    ...bareFaults(path, flow),
    ...decisionFaults(flow),
    ...(flow.match(vague) ?? []).map((words) => `"${words}": say which document`),
  ].map((fault) => `${path}: ${fault}`);
}

/** Targets of Markdown links in the comments of a program. */
export const linksInComments = (path: string, text: string): readonly string[] =>
  [...flowOf(commentsOf(path, text)).matchAll(/\]\(([^()\s]+)\)/gu)].map(([, link = '']) => link);

/** How many documents and sections a file cites; for a test that wants to be sure it read them. */
export const citationCount = (path: string, text: string): number =>
  (flowOf(commentsOf(path, text)).match(cited) ?? []).length;
