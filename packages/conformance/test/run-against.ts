import { takeConsole } from 'onboarding-testing';

import { createKit } from '../src/kit';
import type { Rule } from '../src/rule';
import { rules } from '../src/rules/rules';
import type { RuleResult } from '../src/run-rules';
import { runRules } from '../src/run-rules';
import type { StandIn } from '../src/stand-in';
import type { WechatStage } from '../src/wechat/stage';
import { openWechatStage } from '../src/wechat/stage';
import type { BrokenBackend } from './broken/broken-backend';

/** Runs the kit against a backend of this process, with a WeChat that is slow in milliseconds. */
export async function runAgainst(
  open: (stage: WechatStage) => Promise<StandIn>,
  chosen: readonly Rule[] = rules,
): Promise<readonly RuleResult[]> {
  const stage = await openWechatStage();
  const backend = await open(stage);
  const { url, sms, push, restart } = backend;
  try {
    const kit = createKit({
      ...{ stage, backendUrl: url, sms, slowMs: 60, patienceMs: 60_000 },
      ...(push === undefined ? {} : { push }),
      ...(restart === undefined ? {} : { restart }),
    });
    return await runRules(kit, chosen);
  } finally {
    await backend.close();
    await stage.server.close();
  }
}

/** The failed rules with their reasons. */
export const reds = (results: readonly RuleResult[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    results.flatMap(({ rule, outcome }) =>
      outcome.kind === 'failed' ? [[rule.id, outcome.reason]] : [],
    ),
  );

/** Waiting for a silent WeChat takes long and is looked at where it matters. */
const silent: readonly string[] = ['wechat-silent', 'login-wechat-silent'];

/** What the kit says about a broken backend, in the groups it is looked at in. */
export async function redsOf({ open, groups, red }: BrokenBackend): Promise<object> {
  const results = await runAgainst(
    open,
    rules
      .filter(({ group }) => groups?.includes(group) ?? true)
      .filter(({ id }) => !silent.includes(id) || Object.keys(red).includes(id)),
  );
  // Some of these backends fall over, and report it; what counts is what the kit sees of them.
  takeConsole();
  return reds(results);
}

/** The same as it is foreseen, for `toStrictEqual`. */
export const foreseen = ({ red }: BrokenBackend): object =>
  Object.fromEntries(
    Object.entries(red).map(([id, reason]) => [id, expect.stringMatching(reason) as string]),
  );

/** For `it.each`. */
export const byName = (
  backends: readonly BrokenBackend[],
): readonly (readonly [string, BrokenBackend])[] =>
  backends.map((backend) => [backend.name, backend]);
