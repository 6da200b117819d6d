import type { Kit } from './kit';
import type { Rule, RuleOutcome } from './rule';

export interface RuleResult {
  readonly rule: Rule;
  readonly outcome: RuleOutcome;
}

export interface RunOptions {
  /** Rules left out on request: reported as not checked, never forgotten. */
  readonly skip?: readonly string[];
  readonly only?: readonly string[];
  /** Told of each rule as it ends. */
  readonly onResult?: (result: RuleResult) => void;
}

/** Checks one rule after the other: they share one WeChat, whose troubles are theirs to arrange. */
export async function runRules(
  kit: Kit,
  rules: readonly Rule[],
  { skip = [], only = [], onResult }: RunOptions = {},
): Promise<readonly RuleResult[]> {
  const results: RuleResult[] = [];
  for (const rule of rules) {
    const why = leftOut(rule.id, skip, only) ?? rule.hindrance?.(kit);
    const outcome: RuleOutcome =
      why === undefined ? await check(kit, rule) : { kind: 'not-checked', why };
    const result = { rule, outcome };
    results.push(result);
    onResult?.(result);
  }
  return results;
}

function leftOut(id: string, skip: readonly string[], only: readonly string[]): string | undefined {
  if (skip.includes(id)) return 'left out by --skip';
  return only.length > 0 && !only.includes(id) ? 'left out by --only' : undefined;
}

async function check(kit: Kit, rule: Rule): Promise<RuleOutcome> {
  try {
    await rule.check(kit);
    return { kind: 'passed' };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    kit.stage.calm();
  }
}
