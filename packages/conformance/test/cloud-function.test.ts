import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startFunctionServer } from '../src/backend/cloud-function';
import { createKit } from '../src/kit';
import { rules } from '../src/rules/rules';
import { runRules } from '../src/run-rules';
import { startStandIn } from '../src/stand-in';
import { openWechatStage } from '../src/wechat/stage';
import { reds } from './run-against';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'cloud-function-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function functionFile(name: string, main: string): string {
  const file = join(folder, name);
  writeFileSync(file, `exports.main = ${main};`);
  return file;
}

/** Hands every event to the stand-in, as text and back; refuses what WeChat would not send. */
const forwards = (url: string): string => `async ({ method, path, headers, body, cloudId }) => {
  if (body && body.cloudId && cloudId.cloudID !== body.cloudId) return undefined;
  if (cloudId && !cloudId.data && !cloudId.errCode) return undefined;
  const { host, connection, 'content-length': length, ...own } = headers;
  const text = typeof body === 'string' ? body : body && JSON.stringify(body);
  const response = await fetch(${JSON.stringify(url)} + path, { method, headers: own, body: text });
  const answer = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') || '');
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: answer === '' ? undefined : isJson ? JSON.parse(answer) : answer,
  };
}`;

async function runFunction(main: (standIn: string) => string) {
  const stage = await openWechatStage();
  const standIn = await startStandIn(stage);
  const file = functionFile(`${String(Math.random()).slice(2)}.cjs`, main(standIn.url));
  const server = await startFunctionServer(file, stage);
  try {
    const kit = createKit({
      ...{ stage, backendUrl: server.url, sms: { numbers: [] }, slowMs: 60 },
      transport: 'cloudFunction',
    });
    const groups = ['Session', 'Access', 'Phone code', 'Other proofs', 'Pictures', 'Every answer'];
    return await runRules(
      kit,
      rules.filter(({ group }) => groups.includes(group)),
    );
  } finally {
    await server.close();
    await standIn.close();
    await stage.server.close();
  }
}

describe('a cloud function', () => {
  it('is held to the same rules, without those about files', async () => {
    const results = await runFunction(forwards);
    expect(reds(results)).toStrictEqual({});
    const left = results.filter(({ outcome }) => outcome.kind === 'not-checked');
    expect(new Set(left.map(({ rule }) => rule.group))).toStrictEqual(new Set(['Pictures']));
  });

  it('that returns no Date is found out', async () => {
    const results = await runFunction((url) =>
      forwards(url).replace(
        'Object.fromEntries(response.headers)',
        "{ 'content-type': response.headers.get('content-type') || 'text/plain', 'cache-control': 'no-store' }",
      ),
    );
    expect(reds(results)).toMatchObject({
      'answers-are-dated': expect.stringMatching(/Date is missing/) as string,
    });
  });

  it('that crashes counts as a gateway’s 502', async () => {
    const results = await runFunction(() => '() => ({ ok: true })');
    expect(reds(results)).toMatchObject({
      'session-opens': expect.stringMatching(/POST \/sessions answered 502/) as string,
    });
  });

  it('without main is named', async () => {
    const stage = await openWechatStage();
    const file = functionFile('other.cjs', '1');
    await expect(startFunctionServer(file, stage)).rejects.toThrow('exports no function "main"');
    await stage.server.close();
  });
});
