import type { Diagnostic } from './program-bundle';

/** A place in a text file: a character offset, or a line and column counted from 1. */
export type Place =
  { readonly offset: number } | { readonly line: number; readonly column: number };

/** Where a build writes down what is wrong with the sources it reads. */
export interface Report {
  /** `file` is relative to the project root; `text` is its content, needed for line and excerpt. */
  add(finding: Finding): void;
  readonly diagnostics: readonly Diagnostic[];
  hasErrors(): boolean;
}

export interface Finding {
  readonly severity: Diagnostic['severity'];
  readonly file: string;
  readonly message: string;
  readonly text?: string;
  readonly at?: Place;
}

/** Starts an empty report. The same finding at the same place is kept once. */
export function createReport(): Report {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  return {
    diagnostics,
    add(finding) {
      const diagnostic = toDiagnostic(finding);
      const key = JSON.stringify(diagnostic);
      if (seen.has(key)) return;
      seen.add(key);
      diagnostics.push(diagnostic);
    },
    hasErrors: () => diagnostics.some(({ severity }) => severity === 'error'),
  };
}

/** A finding with its place counted out: line, column and the source line. */
export function toDiagnostic({ severity, file, message, text, at }: Finding): Diagnostic {
  if (at === undefined) return { severity, file, message };
  if (text === undefined)
    return 'line' in at ? { severity, file, message, ...at } : { severity, file, message };
  const { line, column } = 'line' in at ? at : placeOf(text, at.offset);
  const excerpt = text.split(/\r\n|\n|\r/)[line - 1];
  return {
    severity,
    file,
    message,
    line,
    column,
    ...(excerpt === undefined ? {} : { excerpt }),
  };
}

/** Line and column (from 1) of a character offset. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** "miniprogram/app.ts:3:7 error: what is wrong" */
export function describeDiagnostic({ file, line, column, severity, message }: Diagnostic): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return `${place} ${severity}: ${message}`;
}

/** How many places a message names at most. */
const namedPlaces = 5;

/**
 * The findings file by file, in the order in which the files came; what repeats in a file is there once,
 * at its first place, with the number of times and the other lines.
 */
export function groupDiagnostics(list: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = new Map<string, Map<string, Diagnostic[]>>();
  for (const diagnostic of list) {
    const { file, severity, message } = diagnostic;
    const inFile = files.get(file) ?? new Map<string, Diagnostic[]>();
    files.set(file, inFile);
    const key = `${severity} ${message}`;
    inFile.set(key, [...(inFile.get(key) ?? []), diagnostic]);
  }
  return [...files.values()].flatMap((inFile) => [...inFile.values()].flatMap(withCount));
}

function withCount(same: readonly Diagnostic[]): readonly Diagnostic[] {
  const [first] = same;
  if (first === undefined || same.length === 1) return same;
  const lines = [...new Set(same.flatMap(({ line }) => (line === undefined ? [] : [line])))];
  const named = lines.slice(0, namedPlaces).join(', ') + (lines.length > namedPlaces ? ' …' : '');
  const where = lines.length > 1 ? `: lines ${named}` : '';
  return [{ ...first, message: `${first.message} (${same.length} times${where})` }];
}
