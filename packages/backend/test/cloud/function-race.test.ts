import type { FunctionResponse } from '../../src/cloud/cloud-function';
import type { FunctionStage } from './function-stage';
import { bearer, openFunctionStage } from './function-stage';

/** What the cloud does when many call at once: it starts instances that know nothing of one another. */
const instances = 4;
const rounds = 10;
const indices = (count: number): readonly number[] => Array.from({ length: count }, (_n, i) => i);

let stage: FunctionStage;
let tokens: Readonly<Record<string, string>>;
beforeAll(async () => {
  stage = openFunctionStage(instances);
  tokens = { lin: await stage.signIn('lin'), chen: await stage.signIn('chen', 1) };
});
beforeEach(() => {
  stage.advance(2 * 60 * 60 * 1000);
});

const bind = (
  userId: string,
  code: string,
  key: string,
  instance: number,
  more: object = {},
): Promise<FunctionResponse> =>
  stage.call(
    userId,
    {
      ...{ method: 'POST', path: '/v1/user/phone' },
      headers: bearer(tokens[userId] ?? '', `${key}-aaaaaaaaaaaaaaaa`),
      body: { kind: 'code', component: 'quick', code, ...more },
    },
    instance,
  );
const reused = () => stage.wechat.phoneCodes.records().filter(({ reuses }) => reuses > 0).length;
const codeOf = ({ body }: FunctionResponse) => (body as { readonly code?: string }).code;

it('makes one person of somebody who signs in everywhere at once', async () => {
  const event = { method: 'POST', path: '/v1/sessions', body: { loginCode: 'any' } };
  const replies = await Promise.all(
    indices(instances * 2).map((index) => stage.call('wei', event, index)),
  );
  const ids = replies.map(
    ({ body }) => (body as { readonly user: { readonly id: string } }).user.id,
  );
  expect(new Set(ids).size).toBe(1);
});

it('asks WeChat once about a code, whatever instance and key it comes with', async () => {
  const replies: FunctionResponse[] = [];
  for (const round of indices(rounds)) {
    stage.advance(60_000);
    const { code } = await stage.grant('lin');
    replies.push(
      ...(await Promise.all(
        indices(instances).map((index) => bind('lin', code, `code-${round}-${index}`, index)),
      )),
    );
  }
  expect([replies.map(({ status }) => status), reused()]).toStrictEqual([
    indices(rounds * instances).map(() => 200),
    0,
  ]);
});

it('keeps one answer for a key, and makes it once', async () => {
  let made = 0;
  for (const round of indices(rounds)) {
    stage.advance(60_000);
    const { code } = await stage.grant('lin');
    const replies = await Promise.all(
      indices(instances).map((index) => bind('lin', code, `key-${round}`, index)),
    );
    expect(
      new Set(replies.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size,
    ).toBe(1);
    made += replies.filter(({ headers }) => !('idempotency-replayed' in headers)).length;
  }
  expect([made, reused()]).toStrictEqual([rounds, 0]);
});

it('gives a number to one person, however many prove it at the same moment', async () => {
  for (const round of indices(rounds)) {
    stage.advance(60_000);
    await stage.call('lin', {
      ...{ method: 'DELETE', path: '/v1/user/phone', headers: bearer(tokens['lin'] ?? '') },
    });
    await stage.call('chen', {
      ...{ method: 'DELETE', path: '/v1/user/phone', headers: bearer(tokens['chen'] ?? '') },
    });
    stage.advance(1000);
    const codes = [await stage.grant('lin', 'shared'), await stage.grant('chen', 'shared')];
    const replies = await Promise.all([
      bind('lin', codes[0]?.code ?? '', `lin-${round}`, 0),
      bind('chen', codes[1]?.code ?? '', `chen-${round}`, 1),
    ]);
    expect(replies.map(({ status }) => status).sort()).toStrictEqual([200, 409]);
  }
});

it('counts together what one person may ask WeChat and guess', async () => {
  const invented = await Promise.all(
    indices(40).map((index) => bind('chen', `invented-${index}`, `invented-${index}`, index)),
  );
  const counts = [422, 429].map(
    (wanted) => invented.filter(({ status }) => status === wanted).length,
  );
  expect(counts).toStrictEqual([20, 20]);
  const number = { countryCode: '86', number: '13800138000' };
  const headers = bearer(tokens['chen'] ?? '');
  const sent = await Promise.all(
    indices(6).map((index) =>
      stage.call('chen', { method: 'POST', path: '/v1/sms-codes', headers, body: number }, index),
    ),
  );
  expect(sent.filter(({ status }) => status === 202)).toHaveLength(1);
  const guesses = await Promise.all(
    indices(30).map((index) =>
      bind('chen', '', `guess-${index}`, index, {
        ...{ kind: 'sms', ...number, smsCode: '000001' },
        ...{ component: undefined, code: undefined },
      }),
    ),
  );
  expect(guesses.filter((reply) => codeOf(reply) === 'sms-code-wrong')).toHaveLength(5);
});

it('leaves no number with somebody who takes it back while it is being bound', async () => {
  for (const round of indices(rounds)) {
    stage.advance(60_000);
    const { code } = await stage.grant('lin');
    const [bound] = await Promise.all([
      bind('lin', code, `unbound-${round}`, 0),
      stage.call(
        'lin',
        { method: 'DELETE', path: '/v1/user/phone', headers: bearer(tokens['lin'] ?? '') },
        1,
      ),
    ]);
    const { body } = await stage.call('lin', {
      ...{ method: 'GET', path: '/v1/user', headers: bearer(tokens['lin'] ?? '') },
    });
    const { phone } = body as { readonly phone: unknown };
    const again = await bind('lin', code, `again-${round}`, 2);
    // Whichever came last: bound by a request that was answered so, or gone for good.
    expect(phone === null ? again.status : bound.status).toBe(phone === null ? 422 : 200);
  }
});
