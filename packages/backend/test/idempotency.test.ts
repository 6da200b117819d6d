import { settled } from 'onboarding-testing';
import { createRandom } from 'wechat-simulator';

import { createClaims } from '../src/claims';
import type { Answer } from '../src/idempotency';
import { createIdempotency } from '../src/idempotency';
import { ProblemError } from '../src/problem';
import { createRunningWork } from '../src/running-work';
import { openStore } from '../src/store/open-store';
import type { OpenStore } from '../src/store/store';

const day = 24 * 60 * 60 * 1000;
const request = { userId: 'u1', key: 'k1', body: { kind: 'code', code: 'a' } };

let store: OpenStore;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

function keeper() {
  let now = 0;
  let runs = 0;
  const clock = { now: () => now };
  const claims = createClaims({ clock, random: createRandom(1) });
  const run = createIdempotency({ store, clock, claims, work: createRunningWork() });
  return {
    run,
    runs: () => runs,
    at: (time: number) => {
      now = time;
    },
    answering: (answer: Answer) => () => {
      runs += 1;
      return Promise.resolve(answer);
    },
    failing: (problem: ProblemError) => () => {
      runs += 1;
      return Promise.reject(problem);
    },
  };
}
const done: Answer = { status: 200, body: { ok: true } };

describe('idempotency', () => {
  it('runs the work once for repetitions that come while it runs', async () => {
    const { run } = keeper();
    let finish: (answer: Answer) => void = () => undefined;
    let runs = 0;
    const work = (): Promise<Answer> => {
      runs += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    };
    const [first, second] = [run(request, work), run(request, work)];
    await expect(
      run({ ...request, body: { kind: 'code', code: 'b' } }, work),
    ).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    await settled();
    finish(done);
    expect(await Promise.all([first, second])).toStrictEqual([
      { ...done, replayed: false },
      { ...done, replayed: true },
    ]);
    expect(runs).toBe(1);
  });

  it('answers the first answer again, whatever order the fields come in', async () => {
    const { run, runs, answering } = keeper();
    await run(request, answering(done));
    const again = await run({ ...request, body: { code: 'a', kind: 'code' } }, answering(done));
    expect([again.replayed, runs()]).toStrictEqual([true, 1]);
  });

  it('keeps problems about the request and forgets passing ones', async () => {
    const { run, runs, answering, failing } = keeper();
    await expect(run(request, failing(new ProblemError('wechat-busy')))).rejects.toMatchObject({
      code: 'wechat-busy',
    });
    const kept = await run(request, failing(new ProblemError('phone-code-invalid')));
    const again = await run(request, answering(done));
    expect([kept.status, again.status, again.replayed, runs()]).toStrictEqual([422, 422, true, 2]);
  });

  it('tells people and keys apart', async () => {
    const { run, runs, answering } = keeper();
    await run(request, answering(done));
    await run({ ...request, userId: 'u2' }, answering(done));
    await run({ ...request, key: 'k2' }, answering(done));
    expect(runs()).toBe(3);
  });

  it('forgets an answer after a day', async () => {
    const { run, runs, answering, at } = keeper();
    await run(request, answering(done));
    at(day);
    await run(request, answering(done));
    expect(runs()).toBe(2);
  });
});
