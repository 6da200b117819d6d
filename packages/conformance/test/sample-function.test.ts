import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { FunctionResponse } from 'onboarding-backend';
import { collectionName, createCloudFunction, createSmsOutbox } from 'onboarding-backend';
import { createCloud } from 'wechat-simulator';

import { startFunctionServer } from '../src/backend/cloud-function';
import { createKit } from '../src/kit';
import { rules } from '../src/rules/rules';
import { runRules } from '../src/run-rules';
import type { WechatStage } from '../src/wechat/stage';
import { openWechatStage } from '../src/wechat/stage';
import { reds } from './run-against';

/** The function that cloud teams copy, under every rule that a function can be asked. */
jest.setTimeout(180_000);

const folder = mkdtempSync(join(tmpdir(), 'sample-function-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface CalledEvent {
  readonly path: string;
  readonly userInfo: { readonly openId: string };
}

/** As uploaded, in a cloud of its own that asks the kit's WeChat. */
function sampleFunction(stage: WechatStage): (event: CalledEvent) => Promise<FunctionResponse> {
  const cloud = createCloud(stage.watched, { appid: stage.appid });
  cloud.records.createCollection(collectionName);
  const main = createCloudFunction({
    ...{ cloud: cloud.sdk(), vaultKey: randomBytes(32), smsSender: createSmsOutbox() },
    report: () => undefined,
  });
  return (event) => {
    const user = stage.wechat.directory.userOf(stage.appid, event.userInfo.openId);
    return user === undefined ? main(event) : cloud.call(user.id, () => main(event));
  };
}

/** A function hears from WeChat who calls, whatever login code is sent; nothing is exchanged. */
const signIn = [
  ...['login-blocked', 'login-code-expired', 'login-code-invented', 'login-code-used'],
  ...['login-needs-code', 'login-refuses-phone-code', 'login-wechat-busy', 'login-wechat-silent'],
  // These sign in with what is nobody's code, so that the kit cannot tell the function who calls.
  ...['body-too-large', 'openids-exact', 'codes-strange', 'lengths-kept', 'wechat-says-text-plain'],
  ...['login-odd-answers', 'login-other-errcodes'],
];
/** No session key reaches a function: the program sends the CloudID of the same grant instead. */
const payloads = [
  ...['payload-binds', 'payload-of-another-person', 'payload-of-another-program'],
  ...['payload-stale', 'payload-too-old', 'unbound-payload-worthless', 'conflict-by-other-proofs'],
  ...['payload-of-four-minutes', 'payload-of-this-session', 'repetition-of-payload'],
];
/** The cloud's SDK has no access token, and its results have one form. */
const viaSdk = [
  ...['review-unsure', 'token-refused', 'wechat-speaks-otherwise', 'cloud-id-both-forms'],
  ...['token-odd-answers', 'token-of-another-kind'],
];

it('follows the contract, but for what a function cannot do otherwise', async () => {
  const stage = await openWechatStage();
  Reflect.set(globalThis, 'sampleFunction', sampleFunction(stage));
  const file = join(folder, 'index.cjs');
  writeFileSync(file, 'exports.main = globalThis.sampleFunction;');
  const server = await startFunctionServer(file, stage);
  try {
    const kit = createKit({
      ...{ stage, backendUrl: server.url, sms: { numbers: [] }, slowMs: 60 },
      transport: 'cloudFunction',
    });
    const results = await runRules(kit, rules);
    expect(Object.keys(reds(results)).sort()).toStrictEqual(
      [...signIn, ...payloads, ...viaSdk].sort(),
    );
    const passed = results.filter(({ outcome }) => outcome.kind === 'passed');
    expect(passed.length).toBeGreaterThan(80);
  } finally {
    await server.close();
    await stage.server.close();
    Reflect.deleteProperty(globalThis, 'sampleFunction');
  }
});
