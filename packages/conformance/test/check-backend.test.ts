import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { freePort } from 'onboarding-testing';
import { z } from 'zod';

import { checkBackend } from '../src/check-backend';
import { rules } from '../src/rules/rules';
import type { Settings } from '../src/settings';
import { hook } from '../src/sms/sms-source';
import { yesAndNo } from './broken/yes-and-no';

jest.setTimeout(120_000);

const settings: Settings = {
  ...{ backendUrl: undefined, prefix: undefined, wechatPort: 0, wechatHost: '127.0.0.1' },
  ...{ appid: undefined, secret: undefined, waitSeconds: 0, sms: { numbers: [] } },
  ...{ push: undefined, slowMs: 30, patienceMs: 20_000, only: [], skip: [], json: false },
  ...{ restart: undefined, functionPath: undefined, fast: false },
};

async function run(changes: Partial<Settings>) {
  const said: string[] = [];
  const reports: string[] = [];
  const good = await checkBackend(
    { ...settings, ...changes },
    { say: (line) => said.push(line), report: (document) => reports.push(document) },
  );
  return { good, said: said.join('\n'), reports };
}

const document = z.object({
  backend: z.string(),
  counts: z.object({ passed: z.number(), failed: z.number(), notChecked: z.number() }),
  rules: z.array(
    z.object({ id: z.string(), kind: z.string(), reason: z.string().optional() }).loose(),
  ),
});

describe('a run against the stand-in', () => {
  it('is good, and says what it left out', async () => {
    const only = ['session-opens', 'login-code-used'];
    const { good, said } = await run({ only });
    expect(good).toBe(true);
    expect(said).toContain('  pass  A login code that was used before');
    expect(said).toContain('not checked: left out by --only');
    expect(said).toMatch(
      new RegExp(`${rules.length} rules: 2 passed, 0 failed, ${rules.length - 2} not checked$`),
    );
  });

  it('is not good when nothing was checked at all', async () => {
    const { good } = await run({ skip: rules.map(({ id }) => id) });
    expect(good).toBe(false);
  });
});

describe('a run against a backend elsewhere', () => {
  it('says how to set it up, fails it by name, and counts what it could not check', async () => {
    const mock = await yesAndNo.agree();
    const { good, said, reports } = await run({ backendUrl: mock.url, json: true });
    await mock.close();
    expect(good).toBe(false);
    expect(said).toMatch(
      /Set your backend's WeChat host to http:\/\/127\.0\.0\.1:\d+, appid wx0123456789abcdef, secret 0123456789abcdef0123456789abcdef\./,
    );
    expect(said).toContain('(login-code-used)\n        POST /sessions answered 201');
    const { backend, counts, rules: told } = document.parse(JSON.parse(reports.join('')));
    expect(backend).toBe(mock.url);
    expect(counts.passed + counts.failed + counts.notChecked).toBe(rules.length);
    // Ten rules about SMS, ten about messages and two about restarts need settings; one nobody can see.
    expect(counts.notChecked).toBe(23);
    const unexplained = told.filter(({ kind, reason }) => kind === 'failed' && !reason);
    expect(unexplained).toStrictEqual([]);
  });

  it('leaves out what is slow, says what it would need, cites the contract and names what nobody sees', async () => {
    const mock = await yesAndNo.agree();
    const { said } = await run({ backendUrl: mock.url, fast: true });
    await mock.close();
    expect(said).toMatch(/\(wechat-silent\)\n {8}not checked: left out by --fast/);
    expect(said).toMatch(/\n\d+ rules need --sms-number\.\n/);
    expect(said).toMatch(/\n10 rules need --push-url\.\n/);
    expect(said).toMatch(/see docs\/backend\.md:\d+, “Signing in”/);
    expect(said).toContain('Not to be seen from outside:\n  - sessions that never end');
  });

  it('ends with one line when nothing answers', async () => {
    const port = await freePort();
    const { good, said } = await run({ backendUrl: `http://127.0.0.1:${String(port)}` });
    expect(good).toBe(false);
    expect(said).toContain(`Nothing answers at http://127.0.0.1:${String(port)}.`);
  });

  it('ends with one line when its port is taken', async () => {
    const mock = await yesAndNo.agree();
    const wechatPort = Number(new URL(mock.url).port);
    const { good, said } = await run({ backendUrl: mock.url, wechatPort });
    await mock.close();
    expect([good, said]).toStrictEqual([
      false,
      `WeChat cannot answer at 127.0.0.1:${wechatPort} (EADDRINUSE). Choose another --wechat-port.`,
    ]);
  });

  it('does not wait for ever for an answer', async () => {
    const server: Server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const backendUrl = `http://127.0.0.1:${String(port)}`;
    // It accepts connections: as far as waiting goes it is there only once it has answered.
    server.once('request', (_request, response) => response.end());
    const { said } = await run({ backendUrl, only: ['login-code-invented'], patienceMs: 100 });
    server.close();
    server.closeAllConnections();
    expect(said).toContain('POST /sessions got no answer: nothing within 0.1 s.');
  });
});

describe('an SMS hook', () => {
  it('is asked until it knows the code, and is told the number', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (asked.length < 3) response.writeHead(404).end();
      else response.end('{"smsCode":"654321"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const number = { countryCode: '86', number: '12066600001' };
    const source = hook([number], `http://127.0.0.1:${String(port)}/sms?secret=1`);
    expect(await source.codeFor?.(number)).toBe('654321');
    server.close();
    server.closeAllConnections();
    expect(new Set(asked)).toStrictEqual(
      new Set(['/sms?secret=1&countryCode=86&number=12066600001']),
    );
  });
});
