import { config } from '../../../../../miniprogram/config';
import type { LoginCode } from '../../../../../miniprogram/models/phone';
import { createServices } from '../../../../../miniprogram/services/create-services';
import { nobody, routeOf, routes, somebody } from '../../../../support/fake-backend';
import type { Answer } from '../../../../support/fake-platform';
import { createFakePlatform, noAnswer, ok, problem } from '../../../../support/fake-platform';

/** A phone whose backend signs in, tells the time or not, and answers nothing else at first. */
function start(headers: Readonly<Record<string, string>>) {
  const platform = createFakePlatform();
  const answer = (exchange: Answer) => {
    platform.answerWith(
      routes({
        'POST /sessions': () => ({
          kind: 'response',
          status: 201,
          headers,
          body: { token: 't', expiresInSeconds: 7200, user: nobody },
        }),
        'GET /user': () => noAnswer('timeout'),
        'POST /user/phone': exchange,
        'POST /usage-events': () => ok('', 202),
      }),
    );
  };
  answer(() => noAnswer('timeout'));
  const { phone } = createServices(platform, config);
  const asked = (route: string) => platform.requests.filter((it) => routeOf(it) === route).length;
  phone.receive('quick', { errMsg: 'getPhoneNumber:ok', code: 'paid' });
  return { platform, phone, answer, asked };
}

describe('the time of the server', () => {
  it('is not asked for, nor waited for, while the code lives', async () => {
    const { phone, answer, asked } = start({ date: 'Thu, 01 Jan 2026 00:00:00 GMT' });
    await phone.settle();
    answer(() => ok({ user: somebody }));
    await expect(phone.settle()).resolves.toStrictEqual({ kind: 'bound' });
    expect([asked('GET /user'), asked('POST /user/phone')]).toStrictEqual([0, 2]);
  });

  it('is not asked for when the server did not tell it while the code lived', async () => {
    const { platform, phone, asked } = start({});
    platform.advance(296_000);
    await expect(phone.settle()).resolves.toStrictEqual({ kind: 'spent', reason: 'expired' });
    expect([asked('GET /user'), asked('POST /user/phone')]).toStrictEqual([0, 0]);
  });
});

it('sends no code whose life ended while a refused sign-in was renewed', async () => {
  const { platform, phone, answer, asked } = start({});
  answer(() => {
    // The next sign-in takes until the code is as good as dead.
    platform.loginWith(() => {
      platform.advance(296_000);
      return Promise.resolve({ kind: 'code', code: 'late' as LoginCode });
    });
    return problem(401, 'session-invalid');
  });
  await phone.settle();
  expect(asked('POST /user/phone')).toBe(1);
});
