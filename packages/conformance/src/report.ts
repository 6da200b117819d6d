import type { RuleResult } from './run-rules';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly notChecked: number;
}

export function count(results: readonly RuleResult[]): Counts {
  const of = (kind: RuleResult['outcome']['kind']): number =>
    results.filter(({ outcome }) => outcome.kind === kind).length;
  return { passed: of('passed'), failed: of('failed'), notChecked: of('not-checked') };
}

/** One rule as a person reads it; the reason on a line of its own. */
export function resultLine({ rule, outcome }: RuleResult): string {
  switch (outcome.kind) {
    case 'passed':
      return `  pass  ${rule.title}`;
    case 'failed':
      return `  FAIL  ${rule.title} (${rule.id})\n        ${outcome.reason}`;
    case 'not-checked':
      return `   --   ${rule.title} (${rule.id})\n        not checked: ${outcome.why}`;
  }
}

/** The closing line; says it when something is unknown. */
export function closingLine(counts: Counts): string {
  const { passed, failed, notChecked } = counts;
  const unknown = notChecked === 0 ? '' : `, ${notChecked} not checked`;
  return `${passed + failed + notChecked} rules: ${passed} passed, ${failed} failed${unknown}`;
}

/** The same for programs. */
export function jsonReport(backend: string, results: readonly RuleResult[]): string {
  const rules = results.map(({ rule: { id, group, title }, outcome }) => ({
    ...{ id, group, title },
    ...outcome,
  }));
  return JSON.stringify({ backend, counts: count(results), rules }, undefined, 2);
}
