import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import {
  encryptPush,
  privacyMessage,
  pushMessage,
  pushSignature,
  verifyPushTarget,
} from '../../src/push/push-message';

/** The examples of the official page 消息推送. */
const token = 'AAAAA';
const encodingAesKey = 'A'.repeat(43);
const appid = 'wxba5fad812f8e6fb9';
const reply =
  'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==';

describe('signatures', () => {
  it.each([
    ['the address', ['1714036504', '1514711492'], 'f464b24fc39322e44b38aa78f5edd27bd1441696'],
    ['a plain message', ['1714037059', '486452656'], '899cf89e464efb63f54ddac96b0a0a235f53aa78'],
    ['a safe one', ['1713424427', '415670741', reply], '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1'],
  ])('are those of WeChat’s own example for %s', (_name, parts, signature) => {
    expect(pushSignature([token, ...parts])).toBe(signature);
  });
});

describe('encryption', () => {
  it('gives the bytes of WeChat’s own example', () => {
    const prefix = Buffer.from('707722b803182950');
    const account = { appid, encodingAesKey };
    expect(encryptPush('{"demo_resp":"good luck"}', account, prefix)).toBe(reply);
  });
});

describe('what is sent', () => {
  const seen: { method: string | undefined; url: URL; body: string }[] = [];
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen.push({ method: request.method, url: new URL(request.url ?? '', 'http://x'), body });
        response.end('success');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/push?tenant=1`;
  });
  beforeEach(() => {
    seen.length = 0;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  it('proves the address with a signed echostr, and keeps the address’s own query', async () => {
    await verifyPushTarget({ url, token, encodingAesKey }, 'echo');
    const query = Object.fromEntries(seen[0]?.url.searchParams ?? []);
    const { timestamp = '', nonce = '' } = query;
    expect(query).toStrictEqual({
      ...{ tenant: '1', echostr: 'echo', timestamp, nonce },
      signature: pushSignature([token, timestamp, nonce]),
    });
  });

  it('signs the encrypted body, and puts nothing readable into it', async () => {
    const message = privacyMessage('user_authorization_revoke', {
      ...{ appid, openid: 'o-secret', revokeInfo: 8 },
    });
    const answer = await pushMessage({ url, token, encodingAesKey }, { appid, message });
    expect(answer).toStrictEqual({ status: 200, text: 'success' });
    const { body = '', url: to } = seen[0] ?? {};
    const { Encrypt } = JSON.parse(body) as { readonly Encrypt: string };
    const field = (name: string): string => to?.searchParams.get(name) ?? '';
    expect(field('msg_signature')).toBe(
      pushSignature([token, field('timestamp'), field('nonce'), Encrypt]),
    );
    expect(body).not.toContain('o-secret');
  });
});
