import { createAccessTokens } from '../src/access-tokens';
import { createRandom } from '../src/random';

function office() {
  let now = 0;
  const tokens = createAccessTokens({ clock: { now: () => now }, random: createRandom(3) });
  return {
    tokens,
    issue: (force = false) => {
      const answer = tokens.issue('wxa', force);
      return 'errcode' in answer ? { access_token: '', expires_in: answer.errcode } : answer;
    },
    at: (seconds: number) => {
      now = seconds * 1000;
    },
  };
}

describe('stable tokens', () => {
  it('stay the same until five minutes before their end, then both hold', () => {
    const { tokens, issue, at } = office();
    const { access_token: first } = issue();
    at(6899);
    expect(issue()).toStrictEqual({ access_token: first, expires_in: 301 });
    at(6900);
    const { access_token: second } = issue();
    expect(second).not.toBe(first);
    expect([tokens.check(first).kind, tokens.check(second).kind]).toStrictEqual(['valid', 'valid']);
    at(7200);
    expect(tokens.check(first).kind).toBe('expired');
  });

  it('are voided by a forced refresh, which does nothing within thirty seconds', () => {
    const { tokens, issue, at } = office();
    const { access_token: first } = issue();
    const { access_token: second } = issue(true);
    expect([second === first, tokens.check(first).kind]).toStrictEqual([false, 'invalid']);
    at(29);
    expect(issue(true).access_token).toBe(second);
    at(30);
    expect(issue(true).access_token).not.toBe(second);
  });

  it('are refreshed by force twenty times a day', () => {
    const { issue, at } = office();
    for (let time = 0; time < 20; time += 1) {
      at(time * 31);
      issue(true);
    }
    at(20 * 31);
    expect(issue(true).expires_in).toBe(45009);
    at(86_400);
    expect(issue(true).expires_in).toBe(7200);
  });

  it('of one account say nothing about another', () => {
    const { tokens, issue } = office();
    const { access_token } = issue();
    tokens.revoke('wxb');
    expect(tokens.check(access_token)).toStrictEqual({ kind: 'valid', appid: 'wxa' });
    tokens.revoke('wxa');
    expect(tokens.check(access_token)).toStrictEqual({ kind: 'invalid' });
  });
});
