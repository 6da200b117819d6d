import { jpeg, send } from 'onboarding-testing';

import { createRateLimit } from '../src/rate-limit';
import type { Stage } from './stage';
import { signIn, startStage } from './stage';

const one = { calls: 1, windowMs: 60_000 };

let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ limits: { saves: one, reports: one } });
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const multipart = (token: string, body: string | Buffer) =>
  fetch(`${stage.url}/v1/user/avatar`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'multipart/form-data; boundary=x',
    },
    body: new Uint8Array(Buffer.from(body)),
  });
const part = (name: string, content: string | Buffer) =>
  Buffer.concat([
    Buffer.from(`--x\r\ncontent-disposition: form-data; ${name}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
const file = part('name="avatar"; filename="a.jpg"', jpeg);
const end = Buffer.from('--x--\r\n');

describe('what one person may ask for in a minute', () => {
  const reports = [
    ['/v1/quota-reports', { component: 'quick' }],
    [
      '/v1/usage-events',
      { events: [{ id: 'e'.repeat(16), component: 'quick', outcome: 'granted', at: 1 }] },
    ],
  ] as const;

  it('is limited for nicknames and pictures together, and not for somebody else', async () => {
    const rename = (token: string) =>
      send(stage, 'PUT', '/v1/user', { token, body: { nickname: '小满' } });
    const [lin, chen] = [await signIn(stage), await signIn(stage, 'chen')];
    expect((await rename(lin)).status).toBe(200);
    const second = await multipart(lin, Buffer.concat([file, end]));
    expect([second.status, second.headers.get('retry-after')]).toStrictEqual([429, '60']);
    expect((await rename(chen)).status).toBe(200);
    stage.advance(60_000);
    expect((await multipart(lin, Buffer.concat([file, end]))).status).toBe(200);
  });

  it('is limited for reports of every kind', async () => {
    const token = await signIn(stage);
    const statuses: number[] = [];
    for (const [path, body] of reports) {
      statuses.push((await send(stage, 'POST', path, { token, body })).status);
    }
    expect(statuses).toStrictEqual([204, 429]);
  });
});

describe('a multipart body', () => {
  it.each([
    ['breaks off', file],
    ['has a part without a head', Buffer.concat([Buffer.from('--x\r\n\r\nno head\r\n'), end])],
    ['has a long field', Buffer.concat([part('name="note"', 'x'.repeat(1025)), file, end])],
    [
      'has more fields than anybody needs',
      Buffer.concat([...Array.from({ length: 21 }, () => part('name="n"', '')), file, end]),
    ],
    ['is empty', Buffer.alloc(0)],
  ])('that %s is refused and says nothing of us', async (_name, body) => {
    const answer = await multipart(await signIn(stage), body);
    const { code } = (await answer.json()) as { code: string };
    expect([answer.status, code]).toStrictEqual([400, 'invalid-request']);
    expect(stage.reported).toStrictEqual([]);
  });

  it('with two pictures is refused', async () => {
    const answer = await multipart(await signIn(stage), Buffer.concat([file, file, end]));
    expect(answer.status).toBe(422);
  });

  it('is not read before the session is known', async () => {
    const answer = await multipart('nobody-nobody-nobody', file);
    expect(answer.status).toBe(401);
  });
});

describe('a rate limit', () => {
  it('slides, and counts for everybody apart', async () => {
    let now = 0;
    const { store } = stage;
    const counting = { store, clock: { now: () => now }, digestOf: (text: string) => text };
    const limit = createRateLimit(counting, 'test', { calls: 2, windowMs: 1000 });
    const isLet = (): Promise<boolean> =>
      limit('lin').then(
        () => true,
        () => false,
      );
    const let2 = [await isLet(), await isLet(), await isLet()];
    now = 999;
    await limit('chen');
    const still = await isLet();
    now = 1000;
    const later = [await isLet(), await isLet(), await isLet()];
    expect([...let2, still, ...later]).toStrictEqual([
      ...[true, true, false, false],
      ...[true, true, false],
    ]);
  });
});
