import type { z } from 'zod';

import type { Report } from './diagnostics';
import type { JsonSource } from './json-source';

/**
 * Checks a parsed JSON file against its schema. What does not fit goes to the report, each with the
 * field's name and place, and `undefined` comes back.
 */
export function checkJson<Schema extends z.ZodType>(
  source: JsonSource,
  schema: Schema,
  report: Report,
): z.output<Schema> | undefined {
  const result = schema.safeParse(source.value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    report.add({
      severity: 'error',
      file: source.file,
      text: source.text,
      at: { offset: source.offsetOf(issue.path) },
      message: `${fieldName(issue.path)}: ${issue.message}.`,
    });
  }
  return undefined;
}

/** "tabBar.list[0].pagePath", or "The file" for the whole. */
function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'The file';
  return path
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`,
    )
    .join('');
}
