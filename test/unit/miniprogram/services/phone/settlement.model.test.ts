import fc from 'fast-check';

import { fuzz } from '../../../../support/fuzz';
import { settled } from '../../../../support/load-page';
import type { Script, Step } from '../../../../support/phone-script';
import { createScript, steps } from '../../../../support/phone-script';
import type { Fate, PhoneWorld, StoredCode } from '../../../../support/phone-world';

const question = ({ code, isMove }: { readonly code: string; readonly isMove: boolean }): string =>
  `${code} ${isMove ? 'move' : 'bind'}`;

/** What must hold of everything that ever left the phone. */
function expectSoundSending({ world, maySend }: Script): void {
  const keys = new Map<string, string>();
  world.sent.forEach((flight) => {
    expect(keys.get(question(flight)) ?? flight.key).toBe(flight.key);
    keys.set(question(flight), flight.key);
    expect(flight.wasStored).toBe(true);
    expect(maySend(flight)).toBe(true);
  });
  expect(new Set(keys.values()).size).toBe(keys.size);
  expect(world.flights().length).toBeLessThanOrEqual(1);
}

/** The network is back for good: what lives is bound, and nothing stays behind. */
async function expectGoodEnd(script: Script): Promise<void> {
  const { world, take, mayBeOver } = script;
  const progress = () => world.services().phone.progress();
  world.holdStorage(false);
  world.bindEverything();
  await take({ kind: 'connect', isUp: true });
  await settled();
  world.meet({ kind: 'lostBefore' });
  await settled();
  const soon = world.now() + 45_000;
  const living = world
    .stored()
    .filter(({ code, stage }) => stage !== 'conflict' && !mayBeOver(code, soon));
  await take({ kind: 'show' });
  await take({ kind: 'pass', seconds: 45 });
  const decided = new Set([...world.decisions.values()].map(({ flight }) => flight.code));
  expect(living.filter(({ code }) => !decided.has(code))).toStrictEqual([]);
  await take({ kind: 'pass', seconds: 320 });
  const isAsked = progress().kind === 'conflict';
  expect(world.stored().map(({ stage }) => stage)).toStrictEqual(isAsked ? ['conflict'] : []);
  await take({ kind: 'grant', twice: false });
  await take({ kind: 'pass', seconds: 5 });
  expect(progress()).toStrictEqual({ kind: 'bound' });
  expect(world.stored()).toStrictEqual([]);
  expectSoundSending(script);
}

/** The codes that the program must know, and the questions that were answered for good. */
interface Model {
  readonly pending: readonly StoredCode[];
  readonly over: ReadonlySet<string>;
}

/** An exchange meets its fate. */
async function meet(world: PhoneWorld, model: Model, fate: Fate): Promise<Model> {
  const heard = world.meet(fate);
  await settled();
  const { pending } = model;
  if (heard === null || pending.every(({ code }) => code !== heard.flight.code)) return model;
  const { flight, decision } = heard;
  const place = pending.findIndex(({ code }) => code === flight.code);
  // One that was sent ahead of an older one is only asked about when it is its turn.
  if (decision === 'conflict' && place > 0) return model;
  // With a newer code behind it, nobody is asked about the number of this one.
  const isAsked = decision === 'conflict' && !flight.isMove && pending.length === 1;
  const others = pending.filter(({ code }) => code !== flight.code);
  // The person has decided for the newer number.
  const left = decision === 'bound' ? pending.slice(place + 1) : others;
  return {
    pending: isAsked ? [{ code: flight.code, stage: 'conflict' }] : left,
    over: new Set(model.over).add(question(flight)),
  };
}

/** The program dies. What was not written is gone, and what was not erased is there again. */
function afterLoss({ over }: Model, stored: readonly StoredCode[]): Model {
  const open = new Set(
    stored.flatMap(({ code, stage }) =>
      stage === 'new' ? [`${code} bind`, `${code} move`] : [`${code} move`],
    ),
  );
  return { pending: stored, over: new Set([...over].filter((it) => !open.has(it))) };
}

/** What a step does to the codes, said without looking at how the program does it. */
async function takeWithModel(script: Script, model: Model, step: Step): Promise<Model> {
  const { world, take } = script;
  if (step.kind === 'meet') return meet(world, model, step.fate);
  const isAsked = world.services().phone.progress().kind === 'conflict';
  const deletions = script.deletions();
  // One operation may still be written; those that waited for it are not.
  const isLost = step.kind === 'kill' && world.held() > 0;
  await take(step);
  await settled();
  const [first, ...others] = model.pending;
  const left = (pending: readonly StoredCode[]): Model => ({ ...model, pending });
  const changes: Partial<Record<Step['kind'], () => Model>> = {
    grant: () => {
      const waiting = first?.stage === 'conflict' ? others : model.pending;
      return left(waiting.concat({ code: script.lastCode(), stage: 'new' }));
    },
    move: () => (isAsked && first ? left([{ ...first, stage: 'move' }, ...others]) : model),
    other: () => (isAsked ? left(others) : model),
    deleteAll: () => (script.deletions() > deletions ? left([]) : model),
    unbind: () => (script.deletions() > deletions ? left([]) : model),
    kill: () => (isLost ? afterLoss(model, world.stored()) : model),
  };
  return changes[step.kind]?.() ?? model;
}

/** The program knows the codes of the model, in its order, and tells pages nothing else. */
function expectModel({ world, mayBeOver }: Script, model: Model): Model {
  if (world.held() > 0) return model;
  const stored = world.stored();
  const isKept = ({ code }: StoredCode): boolean => stored.some((it) => it.code === code);
  const pending = model.pending.filter((it) => isKept(it) || !mayBeOver(it.code));
  expect(stored).toStrictEqual(pending);
  const { kind } = world.services().phone.progress();
  const isAsked = pending.length === 1 && pending[0]?.stage === 'conflict';
  const isWorking = pending.length > 0 && !isAsked;
  expect([kind === 'conflict', kind === 'finishing' || kind === 'unsettled']).toStrictEqual([
    isAsked,
    isWorking,
  ]);
  return { ...model, pending };
}

const { scripts, seed } = fuzz;

jest.setTimeout(Math.max(60_000, scripts * 1000));

/** Scripts that went wrong once. */
const deletionThatFails: Step[] = [
  { kind: 'holdStorage', isHeld: true },
  { kind: 'deleteAll' },
  { kind: 'grant', twice: false },
  { kind: 'connect', isUp: false },
  { kind: 'deleteAll' },
];
const deletionAfterRestart: [Step, number][] = [
  [{ kind: 'grant', twice: false }, 0],
  [{ kind: 'pass', seconds: 1 }, 0],
  [{ kind: 'kill', isStored: false }, 5],
  [{ kind: 'connect', isUp: false }, 1],
  [{ kind: 'deleteAll' }, 0],
];
const deletionDuringSignIn: [Step, number][] = [
  [{ kind: 'grant', twice: false }, 12],
  [{ kind: 'store' }, 11],
  [{ kind: 'meet', fate: { kind: 'signedOut' } }, 0],
  [{ kind: 'deleteAll' }, 0],
];

describe(`granted codes, whatever happens in whatever order (seed ${seed}, ${scripts} scripts)`, () => {
  it('are at every moment those of a simple model, and are all bound once they can be', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 40 }), async (script) => {
        const played = createScript();
        let model: Model = { pending: [], over: new Set() };
        for (const step of script) {
          const before = played.world.sent.length;
          model = await takeWithModel(played, model, step);
          const again = played.world.sent.slice(before).map(question);
          expect(again.filter((it) => model.over.has(it))).toStrictEqual([]);
          expectSoundSending(played);
          model = expectModel(played, model);
        }
        await expectGoodEnd(played);
      }),
      { numRuns: scripts, seed, examples: [[deletionThatFails]] },
    );
  });

  it('keep their key, their time and their place in the storage in the middle of any work', async () => {
    const inTheMiddle = fc.tuple(steps, fc.nat({ max: 12 }));
    await fc.assert(
      fc.asyncProperty(fc.array(inTheMiddle, { maxLength: 40 }), async (script) => {
        const played = createScript();
        for (const [step, turns] of script) {
          await played.take(step);
          for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
          expectSoundSending(played);
        }
        await settled();
        await expectGoodEnd(played);
        expect(played.world.held()).toBe(0);
      }),
      { numRuns: scripts, seed, examples: [[deletionAfterRestart], [deletionDuringSignIn]] },
    );
  });
});
