import { get, request } from 'node:http';

import type { Reply } from 'onboarding-testing';
import { eventually, jpeg, notes, png, send, withExif } from 'onboarding-testing';
import { defaultAccount } from 'wechat-simulator';

import type { Stage } from '../stage';
import { bindByCode, phoneCode, signIn, startStage } from '../stage';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const rename = (token: string, nickname: string): Promise<Reply> =>
  send(stage, 'PUT', '/v1/user', { token, body: { nickname } });

async function upload(
  token: string,
  bytes: Uint8Array,
  { field = 'avatar', name = 'a.jpg' } = {},
): Promise<{ status: number; body: Readonly<Record<string, unknown>> }> {
  const form = new FormData();
  form.append(field, new Blob([new Uint8Array(bytes)]), name);
  const response = await fetch(`${stage.url}/v1/user/avatar`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  return {
    status: response.status,
    body: (await response.json()) as Readonly<Record<string, unknown>>,
  };
}

describe('the nickname', () => {
  it('is saved without the space around it', async () => {
    const token = await signIn(stage);
    const { status, body } = await rename(token, '  小满 🌾 ');
    expect([status, body['nickname']]).toStrictEqual([200, '小满 🌾']);
    expect((await send(stage, 'GET', '/v1/user', { token })).body).toStrictEqual(body);
  });

  it('is not saved when content review refuses it', async () => {
    const token = await signIn(stage);
    await rename(token, '小满');
    const { status, body } = await rename(token, '违规昵称');
    expect([status, body['code']]).toStrictEqual([422, 'nickname-rejected']);
    expect((await send(stage, 'GET', '/v1/user', { token })).body['nickname']).toBe('小满');
  });

  it('waits when WeChat is busy', async () => {
    stage.wechat.review.next('nickname', 'timeout');
    expect((await rename(await signIn(stage), '小满')).body['code']).toBe('wechat-busy');
  });

  it.each(['', '   ', 'x'.repeat(65)])('may not be %j', async (nickname) => {
    const { status, body } = await rename(await signIn(stage), nickname);
    expect([status, body['code']]).toStrictEqual([400, 'invalid-request']);
  });

  it.each([
    ['holds a NUL', 'a\u0000b'],
    ['holds a control character', 'a\u0007b'],
    ['is half of a pair', 'a\ud83c'],
    ['is only joiners', '\u200b\u200d\ufeff'],
    ['is only a filler', '\u3164'],
    ['turns the text around it', 'a\u202egnp.exe'],
    ['isolates the text behind it', '\u2067a'],
  ])('that %s is refused, and the person can still sign in', async (_name, nickname) => {
    const token = await signIn(stage);
    const { status, body } = await rename(token, nickname);
    expect([status, body['code']]).toStrictEqual([400, 'invalid-request']);
    expect((await send(stage, 'GET', '/v1/user', { token: await signIn(stage) })).status).toBe(200);
    expect(stage.reported).toStrictEqual([]);
  });

  it.each(['👩‍👩‍👧', 'محمد', 'नमस्ते', "O'Brien-李", '\u200f'.concat('שלום')])(
    'may be %s',
    async (nickname) => {
      expect((await rename(await signIn(stage), nickname)).status).toBe(200);
    },
  );

  it('is measured in characters, not in code units', async () => {
    expect((await rename(await signIn(stage), '🌾'.repeat(64))).status).toBe(200);
  });
});

describe('the picture', () => {
  it('is kept without its metadata and served to anybody who has its address', async () => {
    const { status, body } = await upload(await signIn(stage), withExif(jpeg));
    expect(status).toBe(200);
    const served = await fetch(String(body['avatarUrl']));
    expect([
      served.headers.get('content-type'),
      served.headers.get('x-content-type-options'),
    ]).toStrictEqual(['image/jpeg', 'nosniff']);
    const bytes = Buffer.from(await served.arrayBuffer());
    expect(bytes.subarray(0, 3)).toStrictEqual(jpeg.subarray(0, 3));
    for (const note of notes) expect(bytes.toString('latin1')).not.toContain(note);
  });

  it('is shown under the address where it arrived, whatever the Host header says', async () => {
    const token = await signIn(stage);
    await upload(token, jpeg);
    const { port } = new URL(stage.url);
    const text = await new Promise<string>((resolve, reject) => {
      const headers = { host: 'evil.example', authorization: `Bearer ${token}` };
      get({ host: '127.0.0.1', port, path: '/v1/user', headers }, (response) => {
        response.setEncoding('utf8').on('data', resolve);
      }).on('error', reject);
    });
    expect(text).not.toContain('evil.example');
    expect(text).toContain(`"avatarUrl":"${stage.url}/v1/avatars/`);
  });

  it('whose upload breaks off is nobody’s fault', async () => {
    const token = await signIn(stage);
    const { port } = new URL(stage.url);
    const broken = request({
      ...{ host: '127.0.0.1', port, path: '/v1/user/avatar', method: 'POST' },
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': '100000',
      },
    });
    broken.on('error', () => undefined);
    broken.write('--x\r\ncontent-disposition: form-data; name="avatar"; filename="a.jpg"\r\n\r\n');
    await new Promise((resolve) => setTimeout(resolve, 100));
    broken.destroy();
    await eventually('an answer to somebody else', async () =>
      (await send(stage, 'GET', '/v1/user', { token })).status === 200 ? true : undefined,
    );
    expect(stage.reported).toStrictEqual([]);
  });

  it('is told by its content and not by its name', async () => {
    const { body } = await upload(await signIn(stage), png, { name: '../../etc/x.html' });
    const served = await fetch(String(body['avatarUrl']));
    expect(served.headers.get('content-type')).toBe('image/png');
  });

  it.each([
    ['a web page named .jpg', Buffer.from('<script>alert(1)</script>')],
    ['half a picture', jpeg.subarray(0, jpeg.length / 2)],
    ['nothing', Buffer.alloc(0)],
    ['more than 5 MB', Buffer.concat([jpeg, Buffer.alloc(5 * 1024 * 1024)])],
  ])('may not be %s', async (_name, bytes) => {
    const { status, body } = await upload(await signIn(stage), bytes);
    expect([status, body['code']]).toStrictEqual([422, 'avatar-rejected']);
  });

  it('comes in the field avatar, from a person who is signed in', async () => {
    const other = await upload(await signIn(stage), jpeg, { field: 'picture' });
    const stranger = await upload('nobody-nobody-nobody', jpeg);
    expect([other.body['code'], stranger.body['code']]).toStrictEqual([
      'invalid-request',
      'session-invalid',
    ]);
  });

  it('replaces the earlier one, whose address then leads nowhere', async () => {
    const token = await signIn(stage);
    const first = await upload(token, jpeg);
    await upload(token, png);
    expect((await fetch(String(first.body['avatarUrl']))).status).toBe(404);
  });

  it.each(['/v1/avatars/..%2F..%2Fetc%2Fpasswd', `/v1/avatars/${'a'.repeat(22)}`])(
    'is not found at %s',
    async (path) => {
      expect((await fetch(`${stage.url}${path}`)).status).toBeGreaterThanOrEqual(400);
    },
  );
});

describe('an answer', () => {
  it('is kept by nobody in between, but for pictures', async () => {
    const token = await signIn(stage);
    const { body } = await upload(token, jpeg);
    const cacheControl = async (url: string, headers = {}) =>
      (await fetch(url, { headers })).headers.get('cache-control');
    const { code } = await stage.phoneOf('lin').login({ appid: defaultAccount.appid });
    const session = await send(stage, 'POST', '/v1/sessions', { body: { loginCode: code } });
    expect([
      session.headers.get('cache-control'),
      await cacheControl(`${stage.url}/v1/user`, { authorization: `Bearer ${token}` }),
      await cacheControl(`${stage.url}/v1/user`),
      await cacheControl(String(body['avatarUrl'])),
    ]).toStrictEqual([
      ...['no-store', 'no-store', 'no-store'],
      'private, max-age=31536000, immutable',
    ]);
  });
});

describe('deleting my data', () => {
  it('leaves nothing: person, session, picture, number', async () => {
    const token = await signIn(stage);
    const before = await send(stage, 'GET', '/v1/user', { token });
    const { body } = await upload(token, jpeg);
    await bindByCode(stage, token, 'key-aaaaaaaaaaaaaaaa', await phoneCode(stage));
    expect((await send(stage, 'DELETE', '/v1/user', { token })).status).toBe(204);
    expect((await send(stage, 'GET', '/v1/user', { token })).status).toBe(401);
    expect((await fetch(String(body['avatarUrl']))).status).toBe(404);
    const again = await send(stage, 'GET', '/v1/user', { token: await signIn(stage) });
    expect(again.body).toMatchObject({ nickname: null, avatarUrl: null, phone: null });
    expect(again.body['id']).not.toBe(before.body['id']);
  });

  it('leaves everybody else alone', async () => {
    const chen = await signIn(stage, 'chen');
    await send(stage, 'DELETE', '/v1/user', { token: await signIn(stage) });
    expect((await send(stage, 'GET', '/v1/user', { token: chen })).status).toBe(200);
  });
});
