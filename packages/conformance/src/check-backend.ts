import { startFunctionServer } from './backend/cloud-function';
import { restartBy } from './backend/restart-command';
import { waitForBackend } from './backend/wait-for-backend';
import { createKit } from './kit';
import { closingWords, count, jsonReport, resultLine } from './report';
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
  readonly restart: (() => Promise<void>) | undefined;
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
    for (const line of closingWords(results)) say(line);
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
  settings: Settings,
  say: Output['say'],
): Promise<UnderTest | undefined> {
  const { backendUrl, sms, push, waitSeconds, restart, functionPath } = settings;
  if (functionPath !== undefined) return meetFunction(stage, functionPath, settings, say);
  if (backendUrl === undefined) {
    // Patient enough for a slow WeChat, and not as patient as in production: a silent one is waited for twice.
    const standIn = await startStandIn(stage, { timeoutMs: 5000 });
    say(`The stand-in of this repository answers at ${standIn.url}.`);
    return { push, restart: undefined, ...standIn };
  }
  const { server, appid, secret } = stage;
  say(`Set your backend's WeChat host to ${server.url}, appid ${appid}, secret ${secret}.`);
  say(`Waiting up to ${waitSeconds} s for ${backendUrl} to answer …`);
  if (await waitForBackend(backendUrl, waitSeconds)) {
    return {
      ...{ url: backendUrl, sms, push },
      restart:
        restart === undefined ? undefined : () => restartBy(restart, backendUrl, waitSeconds),
      close: () => Promise.resolve(),
    };
  }
  say(`Nothing answers at ${backendUrl}. Start your backend, or correct --backend.`);
  return undefined;
}

async function meetFunction(
  stage: WechatStage,
  path: string,
  { sms, push }: Settings,
  say: Output['say'],
): Promise<UnderTest | undefined> {
  try {
    const server = await startFunctionServer(path, stage);
    say(`Calling main(event, context) of ${path}; WeChat is at ${stage.server.url}.`);
    return { ...server, sms, push, restart: undefined };
  } catch (error) {
    say(`${path} cannot be called: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** How slow WeChat is with --fast, in the rules that are left. */
const fastSlowMs = 600;

async function runAll(
  stage: WechatStage,
  { url, sms, push, restart }: UnderTest,
  { prefix, patienceMs, only, skip, fast, functionPath, ...settings }: Settings,
  say: Output['say'],
): Promise<readonly RuleResult[]> {
  const slowMs = settings.slowMs ?? (fast ? fastSlowMs : undefined);
  const kit = createKit({
    ...{ stage, transport: functionPath === undefined ? 'http' : 'cloudFunction' },
    backendUrl: url,
    sms,
    ...(prefix === undefined ? {} : { prefix }),
    ...(push === undefined ? {} : { push }),
    ...(restart === undefined ? {} : { restart }),
    ...(slowMs === undefined ? {} : { slowMs }),
    ...(patienceMs === undefined ? {} : { patienceMs }),
  });
  let group = '';
  return runRules(kit, rules, {
    ...{ only, fast },
    skip,
    onResult: (result) => {
      if (result.rule.group !== group) say(`\n${result.rule.group}`);
      group = result.rule.group;
      say(resultLine(result));
    },
  });
}
