import type { OpenStore, StoredExchange } from '../../src/store/store';
import { allPlaces, onEveryPlace, person, phone } from './places';

const asked = { codeDigest: 'c', userId: 'u_lin', askedAt: 1, expiresAt: 100 };
const number = { kind: 'number', phone: phone('p') } as const;
const refused = { kind: 'code-invalid' } as const;
const lost = { kind: 'lost' } as const;
const claimOf = (id: string, until = 5) => ({ id, until });
const request = { userId: 'u_lin', key: 'k', bodyDigest: 'b', expiresAt: 100 };
const answer = { ...request, status: 200, body: { ok: true } };
const proven = { ...asked, outcome: number } satisfies StoredExchange;
const binding = { userId: 'u_lin', phone: phone('p'), move: false, provenAt: 1, now: 2 };

describe.each(allPlaces)('claims in %s', (_, open) => {
  const { current } = onEveryPlace(open);
  let store: OpenStore;
  beforeEach(() => {
    store = current();
  });
  const standing = async () => (await store.findExchange('c'))?.outcome;
  const atOnce = <Result>(ask: (index: number) => Promise<Result>): Promise<Result[]> =>
    Promise.all(Array.from({ length: 20 }, (_none, index) => ask(index)));

  it('lets one of twenty ask WeChat, and the next one once its time is over', async () => {
    const outcomes = await atOnce((index) => store.claimExchange(asked, claimOf(`${index}`), 0));
    const kinds = outcomes.map(({ kind }) => kind).sort();
    expect(kinds).toStrictEqual(['claimed', ...Array.from({ length: 19 }, () => 'running')]);
    expect(await store.claimExchange(asked, claimOf('late', 9), 5)).toStrictEqual({
      ...{ kind: 'claimed', asks: 2 },
    });
    await store.prolongExchange('c', claimOf('late', 20));
    expect((await store.claimExchange(asked, claimOf('later'), 19)).kind).toBe('running');
    await store.releaseExchange('c', 'late');
    expect((await store.claimExchange(asked, claimOf('next'), 19)).kind).toBe('claimed');
  });

  it('never overwrites a verdict', async () => {
    await store.claimExchange(asked, claimOf('a'), 0);
    await store.settleExchange('c', 'a', number);
    for (const verdict of [refused, lost, { kind: 'number', phone: phone('q') } as const]) {
      expect(await store.settleExchange('c', 'a', verdict)).toStrictEqual(proven);
    }
    expect(await store.claimExchange(asked, claimOf('b'), 99)).toStrictEqual({
      ...{ kind: 'settled', exchange: proven },
    });
  });

  it('takes a refusal from whoever has the claim, and a number from anybody who heard it', async () => {
    await store.claimExchange(asked, claimOf('slow'), 0);
    await store.claimExchange(asked, claimOf('fast', 9), 5);
    expect(await store.settleExchange('c', 'slow', refused)).toBeUndefined();
    expect(await standing()).toStrictEqual({ kind: 'asked' });
    expect((await store.settleExchange('c', 'fast', lost))?.outcome).toStrictEqual(lost);
    // The first question’s answer arrives after all.
    expect((await store.settleExchange('c', 'slow', number))?.outcome).toStrictEqual(number);
    expect((await store.settleExchange('c', 'fast', lost))?.outcome).toStrictEqual(number);
  });

  it('writes nothing about people who are gone', async () => {
    await store.findOrCreateUser(person('lin'), 1);
    await store.claimExchange(asked, claimOf('a'), 0);
    await store.claimAnswer(request, claimOf('a'), 0);
    await store.deleteUser('u_lin');
    expect(await store.settleExchange('c', 'a', number)).toBeUndefined();
    await store.saveAnswer(answer, 'a');
    expect([await standing(), await store.findAnswer('u_lin', 'k')]).toStrictEqual([
      undefined,
      undefined,
    ]);
  });

  it('lets one of twenty answer a request, and keeps its answer', async () => {
    const outcomes = await atOnce((index) => store.claimAnswer(request, claimOf(`${index}`), 0));
    expect(outcomes.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
    expect(outcomes).toContainEqual({ kind: 'running', bodyDigest: 'b' });
    const winner = String(outcomes.findIndex(({ kind }) => kind === 'claimed'));
    await store.saveAnswer({ ...answer, status: 500 }, 'somebody else');
    expect(await store.findAnswer('u_lin', 'k')).toBeUndefined();
    await store.saveAnswer(answer, winner);
    const kept = { kind: 'kept', answer };
    expect(await store.claimAnswer(request, claimOf('late'), 99)).toStrictEqual(kept);
    expect((await store.claimAnswer(request, claimOf('tomorrow', 200), 100)).kind).toBe('claimed');
  });

  it('lets a request be answered by the next one after its claim is over, prolonged or given back', async () => {
    await store.claimAnswer(request, claimOf('a'), 0);
    await store.prolongAnswer('u_lin', 'k', claimOf('a', 20));
    expect((await store.claimAnswer(request, claimOf('b'), 19)).kind).toBe('running');
    expect((await store.claimAnswer(request, claimOf('b', 40), 20)).kind).toBe('claimed');
    await store.releaseAnswer('u_lin', 'k', 'a');
    expect((await store.claimAnswer(request, claimOf('c'), 20)).kind).toBe('running');
    await store.releaseAnswer('u_lin', 'k', 'b');
    expect((await store.claimAnswer(request, claimOf('c'), 20)).kind).toBe('claimed');
  });

  it('gives a number to one of two who prove it at once', async () => {
    await store.findOrCreateUser(person('lin'), 1);
    await store.findOrCreateUser(person('chen'), 1);
    const outcomes = await Promise.all(
      ['u_lin', 'u_chen'].map((userId) => store.bindPhone({ ...binding, userId })),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toStrictEqual(['bound', 'taken']);
  });

  it('leaves nothing of a number that is taken back, and binds it by no earlier proof', async () => {
    await store.findOrCreateUser(person('lin'), 1);
    await store.saveExchange(proven);
    await store.claimExchange({ ...asked, codeDigest: 'running' }, claimOf('r'), 0);
    await store.claimAnswer(request, claimOf('a'), 0);
    await store.saveAnswer(answer, 'a');
    await store.bindPhone({ ...binding, codeDigest: 'c' });
    await store.unbindPhone('u_lin', 3);
    expect(await standing()).toStrictEqual(refused);
    expect((await store.settleExchange('running', 'r', number))?.outcome).toStrictEqual(refused);
    expect(await store.findAnswer('u_lin', 'k')).toBeUndefined();
    const outdated = { kind: 'outdated' };
    expect(await store.bindPhone({ ...binding, codeDigest: 'c', now: 4 })).toStrictEqual(outdated);
    expect(await store.bindPhone({ ...binding, now: 4 })).toStrictEqual(outdated);
    expect((await store.bindPhone({ ...binding, provenAt: 4, now: 4 })).kind).toBe('bound');
  });

  it('counts calls of many at once, and takes back what did not happen', async () => {
    const slot = { key: 'k', at: 10, windowMs: 10 };
    const outcomes = await atOnce(() => store.takeSlot(slot, 5));
    expect(outcomes.filter(({ fullSince }) => fullSince === undefined)).toHaveLength(5);
    await store.giveSlotBack(slot);
    expect(await store.takeSlot({ ...slot, at: 11 }, 5)).toStrictEqual({});
    expect(await store.takeSlot({ ...slot, at: 19 }, 5)).toStrictEqual({ fullSince: 10 });
    expect(await store.takeSlot({ ...slot, at: 20 }, 5)).toStrictEqual({});
    await store.giveSlotBack({ ...slot, key: 'never taken' });
  });

  it('shares one access token and one vault mark', async () => {
    const [first, second, third] = ['a', 'b', 'c'].map((sealed) => ({ sealed, goodUntil: 9 }));
    if (first === undefined || second === undefined || third === undefined) throw new Error('no');
    const replaced = [
      await store.replaceToken('wx', undefined, first),
      await store.replaceToken('wx', undefined, second),
      await store.replaceToken('wx', first, second),
      await store.replaceToken('wx', first, third),
    ];
    expect(replaced).toStrictEqual([true, false, true, false]);
    expect(await store.findToken('wx')).toStrictEqual(second);
    const marks = await atOnce((index) => store.claimVaultMark(`mark ${index}`));
    expect(new Set([...marks, await store.findVaultMark()]).size).toBe(1);
  });

  it('ends a person’s oldest session when there are too many', async () => {
    for (const index of [1, 2, 3]) {
      const session = { tokenDigest: `t${index}`, userId: 'u_lin', sealedSessionKey: 's' };
      await store.saveSession({ ...session, expiresAt: index }, 2);
    }
    const found = await Promise.all(['t1', 't2', 't3'].map((token) => store.findSession(token)));
    expect(found.map((session) => session !== undefined)).toStrictEqual([false, true, true]);
  });

  it('keeps count of a deleted person’s taps, and not of who tapped', async () => {
    const day = 24 * 60 * 60 * 1000;
    const tap = { userId: 'u_lin', component: 'quick', outcome: 'granted' } as const;
    const both = { id: 'b', component: 'realtime', outcome: 'declined' } as const;
    for (const userId of ['u_lin', 'u_chen']) {
      await store.saveUsageEvents([
        { ...tap, id: 'a', userId, at: 3 * day + 5 },
        { ...tap, ...both, userId, at: 4 * day },
      ]);
    }
    await store.deleteUser('u_lin');
    await store.deleteUser('u_chen');
    expect([await store.usageEvents(), await store.usageCounts()]).toStrictEqual([
      [],
      [
        { day: 3, component: 'quick', outcome: 'granted', count: 2 },
        { day: 4, component: 'realtime', outcome: 'declined', count: 2 },
      ],
    ]);
  });
});
