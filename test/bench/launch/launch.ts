import { setImmediate } from 'node:timers/promises';

import type { PackagedFile } from '../../devtools/compiler/job';
import { firstRoute, openPackage } from '../packaged/packaged-program';
import type { WxCall, WxCallKind } from '../packaged/wechat-client';
import { createWechatClient } from '../packaged/wechat-client';

/** What a start does, counted: the same on every machine. */
export interface LaunchCounts {
  /** Modules run until the first page's onLoad has returned. */
  readonly modules: number;
  /** Calls of wx made until then, in order: the view has nothing to draw before. */
  readonly calls: readonly WxCall[];
  /** How many of the calls were made before the first page's onLoad began. */
  readonly callsBeforePage: number;
  /** Names of the calls in the microtasks after: they no longer hold the first paint up. */
  readonly later: readonly string[];
  /** JSON of the first page's initial data, which the first paint shows. */
  readonly initialDataBytes: number;
  /** JSON of the first setData; 0 when there is none before an answer comes. */
  readonly firstSetDataBytes: number;
}

/** Starts a package on a client that never answers anything asynchronous, and counts. */
export async function countLaunch(
  files: readonly PackagedFile[],
  route = firstRoute(files),
): Promise<LaunchCounts> {
  const client = createWechatClient();
  const program = openPackage(files, client.wx, 'fresh');
  program.launch();
  const callsBeforePage = client.calls.length;
  const page = program.open(route);
  const calls = [...client.calls];
  const modules = program.modules.length;
  await setImmediate();
  return {
    modules,
    calls,
    callsBeforePage,
    later: client.calls.slice(calls.length).map(({ name }) => name),
    initialDataBytes: Buffer.byteLength(JSON.stringify(page.initialData)),
    firstSetDataBytes: page.sent[0]?.bytes ?? 0,
  };
}

/** Calls of one kind among those before the first paint. */
export function callsOfKind({ calls }: LaunchCounts, kind: WxCallKind): number {
  return calls.filter((call) => call.kind === kind).length;
}

/** Milliseconds from a fresh context to the end of the first page's onLoad and onShow. */
export function timeLaunch(files: readonly PackagedFile[]): number {
  const client = createWechatClient();
  const route = firstRoute(files);
  const program = openPackage(files, client.wx, 'fresh');
  const started = performance.now();
  program.launch();
  program.open(route);
  return performance.now() - started;
}
