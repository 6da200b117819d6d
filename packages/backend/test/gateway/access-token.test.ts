import { createAccessToken } from '../../src/gateway/access-token';

function holder(answers: readonly string[]) {
  let now = 0;
  const asked: boolean[] = [];
  const token = createAccessToken({
    clock: { now: () => now },
    issue: (forceRefresh) => {
      asked.push(forceRefresh);
      const answer = answers[asked.length - 1];
      return Promise.resolve(
        answer === undefined
          ? { kind: 'unreachable', reason: 'no answer left' }
          : { kind: 'answered', answer: { token: answer, expiresInSeconds: 7200 } },
      );
    },
  });
  return {
    token,
    asked,
    at: (seconds: number) => {
      now = seconds * 1000;
    },
  };
}

describe('the access token', () => {
  it('is asked for once by callers at the same time and kept until shortly before its end', async () => {
    const { token, asked, at } = holder(['a', 'b']);
    const first = await Promise.all([token.current(), token.current(), token.current()]);
    expect(first).toStrictEqual(Array(3).fill({ kind: 'token', token: 'a' }));
    at(7079);
    expect(await token.current()).toStrictEqual({ kind: 'token', token: 'a' });
    at(7080);
    expect(await token.current()).toStrictEqual({ kind: 'token', token: 'b' });
    expect(asked).toStrictEqual([false, false]);
  });

  it('is renewed once for all callers that were refused the same token', async () => {
    const { token, asked } = holder(['a', 'b']);
    await token.current();
    const renewed = await Promise.all([token.renewed('a'), token.renewed('a')]);
    expect([...renewed, await token.renewed('a')]).toStrictEqual(
      Array(3).fill({ kind: 'token', token: 'b' }),
    );
    expect(asked).toHaveLength(2);
  });

  it('is forced when WeChat answers the very token it refuses', async () => {
    const { token, asked } = holder(['a', 'a', 'c']);
    await token.current();
    expect(await token.renewed('a')).toStrictEqual({ kind: 'token', token: 'c' });
    expect(asked).toStrictEqual([false, false, true]);
  });

  it('is asked for again after a failure', async () => {
    const { token } = holder([]);
    expect(await token.current()).toMatchObject({ kind: 'unreachable' });
    expect(await token.current()).toMatchObject({ kind: 'unreachable' });
  });
});
