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
  /** Leaves out the slow ones. */
  readonly fast?: boolean;
  /** Told of each rule as it ends. */
  readonly onResult?: (result: RuleResult) => void;
}

/** Checks one rule after the other: they share one WeChat, whose troubles are theirs to arrange. */
export async function runRules(
  kit: Kit,
  rules: readonly Rule[],
  options: RunOptions = {},
): Promise<readonly RuleResult[]> {
  const results: RuleResult[] = [];
  for (const rule of rules) {
    const why = leftOut(rule, options) ?? notOverFunctions(kit, rule) ?? rule.hindrance?.(kit);
    const outcome: RuleOutcome =
      why === undefined ? await check(kit, rule) : { kind: 'not-checked', why };
    const result = { rule, outcome };
    results.push(result);
    options.onResult?.(result);
  }
  return results;
}

function leftOut(
  { id, slow }: Rule,
  { skip = [], only = [], fast = false }: RunOptions,
): string | undefined {
  if (skip.includes(id)) return 'left out by --skip';
  if (only.length > 0 && !only.includes(id)) return 'left out by --only';
  return fast && slow === true ? 'left out by --fast' : undefined;
}

/** About bytes, addresses and headers that a call of a function does not bring. */
const onlyOfConnections: readonly string[] = [
  ...['address-not-from-host', 'body-compressed', 'body-not-text', 'body-no-object'],
  ...['content-type-of-phones', 'method-as-sent', 'other-origins-not-invited'],
  ...['picture-paths-strange', 'slash-behind', 'slow-body'],
];

/** What a call of a cloud function does not have. */
function notOverFunctions({ transport }: Kit, { group, id }: Rule): string | undefined {
  if (transport === 'http') return undefined;
  if (group === 'Pictures' || id === 'deletion-removes-picture') {
    return 'a call of a cloud function carries no file; look at how your function takes pictures';
  }
  if (group === 'WeChat messages') return 'WeChat sends its messages to another function';
  return onlyOfConnections.includes(id)
    ? 'a call of a cloud function has no such thing'
    : undefined;
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
