import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Group, Rule } from '../rule';
import type { Section } from './section';

const ofGroup: Readonly<Record<Group, Section>> = {
  Session: 'Signing in',
  'People apart': 'What to keep, what to log',
  Access: 'Problems',
  HTTP: 'What to keep, what to log',
  'Phone code': 'Proofs of a number',
  Idempotency: 'Idempotency: why no code is paid for twice',
  'Same moment': 'More than one process',
  'WeChat in trouble': 'Towards WeChat',
  'Other proofs': 'Proofs of a number',
  SMS: 'SMS fraud',
  Profile: 'What to keep, what to log',
  Pictures: 'What to keep, what to log',
  Reports: 'The paths',
  'Taken back': 'A number that was taken back',
  Deletion: 'Deletion',
  'WeChat messages': 'What WeChat tells you',
  Restart: 'More than one process',
  'Every answer': 'What to keep, what to log',
};

/** Where the contract says what a rule checks. */
export interface Citation {
  readonly document: 'docs/backend.md';
  readonly section: Section;
  /** Absent where the document is not at hand: the package does not bring it. */
  readonly line?: number;
}

let lines: readonly string[] | undefined;

function readLines(): readonly string[] {
  const path = join(__dirname, '../../../../docs/backend.md');
  lines ??= existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  return lines;
}

export function citationOf({ group, section = ofGroup[group] }: Rule): Citation {
  const line =
    readLines().findIndex((text) => /^#+ /.test(text) && text.endsWith(` ${section}`)) + 1;
  return { document: 'docs/backend.md', section, ...(line === 0 ? {} : { line }) };
}

/** "docs/backend.md:171, “Idempotency …”". */
export function describeCitation({ document, section, line }: Citation): string {
  return `${document}${line === undefined ? '' : `:${line}`}, “${section}”`;
}
