import { send } from 'onboarding-testing';

import type { Stage } from '../stage';
import { signIn, startStage } from '../stage';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const event = (id: string, outcome = 'granted'): object => ({
  id: id.padEnd(32, '0'),
  component: 'quick',
  outcome,
  at: 1_700_000_000_000,
});

describe('usage events', () => {
  it('are counted once however often they are told', async () => {
    const token = await signIn(stage);
    const tell = (...events: object[]): Promise<{ status: number }> =>
      send(stage, 'POST', '/v1/usage-events', { token, body: { events } });
    await tell(event('a'), event('b', 'quota-exhausted'));
    const { status } = await tell(event('b', 'quota-exhausted'), event('c'));
    expect(status).toBe(204);
    expect((await stage.store.usageEvents()).map(({ outcome }) => outcome)).toStrictEqual([
      'granted',
      'quota-exhausted',
      'granted',
    ]);
  });

  it.each([
    ['no event', []],
    ['a number as outcome', [event('a', '13580006666')]],
    ['a field too many', [{ ...event('a'), code: 'x' }]],
    ['more than a hundred', Array.from({ length: 101 }, (_, index) => event(String(index)))],
  ])('are refused with %s', async (_name, events) => {
    const token = await signIn(stage);
    const { body } = await send(stage, 'POST', '/v1/usage-events', { token, body: { events } });
    expect(body['code']).toBe('invalid-request');
  });
});

describe('quota reports', () => {
  it('are kept with their time', async () => {
    const token = await signIn(stage);
    const { status } = await send(stage, 'POST', '/v1/quota-reports', {
      token,
      body: { component: 'realtime' },
    });
    expect(status).toBe(204);
    expect(await stage.store.quotaReports()).toMatchObject([{ component: 'realtime' }]);
  });
});
