import type { Reply } from 'onboarding-testing';
import { jpeg, png, send, withExif } from 'onboarding-testing';

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
    expect(Buffer.from(await served.arrayBuffer())).toStrictEqual(jpeg);
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
