import { config } from '../../../../../miniprogram/config';
import { createServices } from '../../../../../miniprogram/services/create-services';
import { askOnce } from '../../../../../miniprogram/services/phone/ask-once';
import { nobody, routeOf, routes, session, somebody } from '../../../../support/fake-backend';
import { createFakePlatform, ok } from '../../../../support/fake-platform';
import { settled } from '../../../../support/load-page';

test('a second tap asks nothing while the first question is open', async () => {
  let answer: (detail: unknown) => void = () => undefined;
  const ask = jest.fn(
    () =>
      new Promise<unknown>((resolve) => {
        answer = resolve;
      }),
  );
  const once = askOnce(ask, createFakePlatform().after);
  const first = once('quick');
  expect(once('quick')).toBeNull();
  expect(once('realtime')).toBeNull();
  expect(ask).toHaveBeenCalledTimes(1);
  answer({ code: 'c' });
  await expect(first).resolves.toStrictEqual({ code: 'c' });
  expect(once('quick')).not.toBeNull();
});

test('a question that failed lets the next one through', async () => {
  const once = askOnce(() => Promise.reject(new Error('gone')), createFakePlatform().after);
  await expect(once('quick')).rejects.toThrow('gone');
  await expect(once('quick')).rejects.toThrow('gone');
});

test('a question that is not answered lets the next one through after five seconds', () => {
  const platform = createFakePlatform();
  const ask = jest.fn(() => new Promise<unknown>(() => undefined));
  const once = askOnce(ask, platform.after);
  expect(once('quick')).not.toBeNull();
  platform.advance(4999);
  expect(once('quick')).toBeNull();
  platform.advance(1);
  expect(once('realtime')).not.toBeNull();
  expect(once('quick')).toBeNull();
  expect(ask).toHaveBeenCalledTimes(2);
});

test('the end of an old question does not let a third one through while the second is open', async () => {
  const platform = createFakePlatform();
  const answers: ((detail: unknown) => void)[] = [];
  const once = askOnce(() => new Promise((resolve) => answers.push(resolve)), platform.after);
  const first = once('quick');
  platform.advance(5000);
  expect(once('quick')).not.toBeNull();
  answers[0]?.({ code: 'late' });
  await expect(first).resolves.toStrictEqual({ code: 'late' });
  expect(once('quick')).toBeNull();
});

test('both answers of a question that was asked twice are taken, each dated from its own tap', async () => {
  const answers: ((detail: unknown) => void)[] = [];
  const platform = createFakePlatform(
    {},
    { askPhoneNumber: () => new Promise((resolve) => answers.push(resolve)) },
  );
  platform.answerWith(
    routes({
      'POST /sessions': () => session(nobody),
      'POST /user/phone': () => ok({ user: somebody }),
      'POST /usage-events': () => ok('', 202),
    }),
  );
  const { phone } = createServices(platform, {
    ...config,
    phone: { ...config.phone, preferApi: true },
  });
  /** What the page does inside a tap. */
  const tap = (): void => {
    const question = phone.ask?.('quick') ?? null;
    if (question === null) throw new Error('It was not asked.');
    phone.markTap();
    void question.then((detail) => {
      phone.receive('quick', detail);
      void phone.settle();
    });
  };
  const sent = () =>
    platform.requests
      .filter((it) => routeOf(it) === 'POST /user/phone')
      .map(({ body }) => (body as { code?: string } | undefined)?.code);
  tap();
  platform.advance(6000);
  tap();
  platform.advance(290_000);
  // 296 s after its own tap, 290 s after the other's: the first one is over.
  answers[0]?.({ errMsg: 'getPhoneNumber:ok', code: 'first' });
  await settled();
  answers[1]?.({ errMsg: 'getPhoneNumber:ok', code: 'second' });
  await settled();
  expect(sent()).toStrictEqual(['second']);
  expect(phone.progress()).toStrictEqual({ kind: 'bound' });
  expect(phone.hasGrant()).toBe(false);
});
