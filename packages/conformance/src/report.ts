import { citationOf, describeCitation } from './contract/citation';
import type { RuleResult } from './run-rules';
import { unseen } from './unseen';

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
      return `  FAIL  ${rule.title} (${rule.id})\n        ${outcome.reason}\n        see ${describeCitation(citationOf(rule))}`;
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

/** How many rules want a setting that was not given: "12 rules need --push-url". */
function wanted(results: readonly RuleResult[]): readonly string[] {
  const whys = results.flatMap(({ outcome }) =>
    outcome.kind === 'not-checked' ? [outcome.why] : [],
  );
  return ['--sms-number', '--sms-code', '--push-url', '--restart'].flatMap((option) => {
    const rules = whys.filter((why) => why.includes(option)).length;
    return rules === 0 ? [] : [`${rules} ${rules === 1 ? 'rule needs' : 'rules need'} ${option}.`];
  });
}

/** The last lines: what was not checked for want of a setting, what no run can see, and the count. */
export function closingWords(results: readonly RuleResult[]): readonly string[] {
  return [
    ...wanted(results),
    'Not to be seen from outside:',
    ...unseen.map((what) => `  - ${what}`),
    closingLine(count(results)),
  ];
}

/** The same for programs. */
export function jsonReport(backend: string, results: readonly RuleResult[]): string {
  const rules = results.map(({ rule, outcome }) => {
    const { id, group, title } = rule;
    return { ...{ id, group, title, contract: citationOf(rule) }, ...outcome };
  });
  return JSON.stringify({ backend, counts: count(results), rules, unseen }, undefined, 2);
}
