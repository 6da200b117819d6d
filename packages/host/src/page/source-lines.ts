interface Place {
  readonly excerpt?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** The line with its number, and a caret under the column. */
export function sourceLines({ excerpt, line, column }: Place): string | undefined {
  if (excerpt === undefined) return undefined;
  const head = line === undefined ? '' : `${line} | `;
  const source = `${head}${excerpt.trimEnd()}`;
  if (column === undefined) return source;
  // Tabs stay tabs, so that the caret stands under its column.
  const indent = excerpt.slice(0, column - 1).replaceAll(/[^\t]/gu, ' ');
  return `${source}\n${' '.repeat(head.length)}${indent}^`;
}
