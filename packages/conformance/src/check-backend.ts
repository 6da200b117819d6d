import { waitForBackend } from './backend/wait-for-backend';
import { createKit } from './kit';
import { closingLine, count, jsonReport, resultLine } from './report';
import { rules } from './rules/rules';
import type { RuleResult } from './run-rules';
import { runRules } from './run-rules';
import type { Settings } from './settings';
import { startStandIn } from './stand-in';
import type { WechatStage } from './wechat/stage';
import { openWechatStage } from './wechat/stage';

/** Where the words go; with `--json` standard output holds the report and nothing else. */
export interface Output {
  readonly say: (line: string) => void;
  readonly report: (document: string) => void;
}

/** Everybody who has to be told that it is over. */
interface UnderTest {
  readonly url: string;
  readonly sms: Settings['sms'];
  readonly push: Settings['push'];
  close(): Promise<void>;
}

/**
 * Checks one backend from the first word to the last; returns whether every checked rule passed.
 */
export async function checkBackend(settings: Settings, { say, report }: Output): Promise<boolean> {
  const stage = await openStage(settings, say);
  if (stage === undefined) return false;
  try {
    const backend = await meetBackend(stage, settings, say);
    if (backend === undefined) return false;
    const results = await runAll(stage, backend, settings, say).finally(() => backend.close());
    const counts = count(results);
    say('');
    say(closingLine(counts));
    if (settings.json) report(jsonReport(backend.url, results));
    return counts.failed === 0 && counts.passed > 0;
  } finally {
    await stage.server.close();
  }
}

async function openStage(
  { backendUrl, appid, secret, wechatHost: host, wechatPort }: Settings,
  say: Output['say'],
): Promise<WechatStage | undefined> {
  // The stand-in is told where WeChat is; any other backend was set to a port before.
  const port = backendUrl === undefined ? 0 : wechatPort;
  try {
    return await openWechatStage({
      ...{ port, host },
      ...(appid === undefined ? {} : { appid }),
      ...(secret === undefined ? {} : { secret }),
    });
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    say(`WeChat cannot answer at ${host}:${port} (${code}). Choose another --wechat-port.`);
    return undefined;
  }
}

async function meetBackend(
  stage: WechatStage,
  { backendUrl, sms, push, waitSeconds }: Settings,
  say: Output['say'],
): Promise<UnderTest | undefined> {
  if (backendUrl === undefined) {
    const standIn = await startStandIn(stage);
    say(`The stand-in of this repository answers at ${standIn.url}.`);
    return { push, ...standIn };
  }
  const { server, appid, secret } = stage;
  say(`Set your backend's WeChat host to ${server.url}, appid ${appid}, secret ${secret}.`);
  say(`Waiting up to ${waitSeconds} s for ${backendUrl} to answer …`);
  if (await waitForBackend(backendUrl, waitSeconds)) {
    return { url: backendUrl, sms, push, close: () => Promise.resolve() };
  }
  say(`Nothing answers at ${backendUrl}. Start your backend, or correct --backend.`);
  return undefined;
}

async function runAll(
  stage: WechatStage,
  { url, sms, push }: UnderTest,
  { prefix, slowMs, patienceMs, only, skip }: Settings,
  say: Output['say'],
): Promise<readonly RuleResult[]> {
  const kit = createKit({
    stage,
    backendUrl: url,
    sms,
    ...(prefix === undefined ? {} : { prefix }),
    ...(push === undefined ? {} : { push }),
    ...(slowMs === undefined ? {} : { slowMs }),
    ...(patienceMs === undefined ? {} : { patienceMs }),
  });
  let group = '';
  return runRules(kit, rules, {
    only,
    skip,
    onResult: (result) => {
      if (result.rule.group !== group) say(`\n${result.rule.group}`);
      group = result.rule.group;
      say(resultLine(result));
    },
  });
}
