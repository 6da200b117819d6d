import { settled } from '../../../../support/load-page';
import type { Fate } from '../../../../support/phone-world';
import { createPhoneWorld } from '../../../../support/phone-world';

const lost: Fate = { kind: 'lostBefore' };
const invalid: Fate = { kind: 'answered', decision: 'invalid' };

function start() {
  const world = createPhoneWorld();
  const { phone } = world.services();
  return {
    world,
    phone,
    grant: async (code: string) => {
      world.grant(code);
      await settled();
    },
    meet: async (fate: Fate) => {
      world.meet(fate);
      await settled();
    },
    /** How long the program stays silent by itself, in whole seconds. */
    silence: async () => {
      const from = world.now();
      while (world.flights().length === 0 && world.now() - from < 60_000) await world.pass(1);
      return (world.now() - from) / 1000;
    },
  };
}

describe('a code that had no answer', () => {
  it('is sent again after ever longer waits, and the next code after a short one', async () => {
    const { grant, meet, silence } = start();
    const waits: number[] = [];
    await grant('a');
    for (let tries = 1; tries <= 4; tries += 1) {
      await meet(lost);
      waits.push(await silence());
    }
    await meet(invalid);
    await grant('b');
    await meet(lost);
    waits.push(await silence());
    expect(waits).toStrictEqual([2, 3, 6, 12, 2]);
  });

  it('is not also sent at the planned time when the person tried again before it', async () => {
    const { world, phone, grant, meet } = start();
    await grant('a');
    await meet(lost);
    await world.pass(1);
    void phone.settle();
    await settled();
    await meet(lost);
    await world.pass(3);
    expect(world.sent.map(({ at }) => at)).toStrictEqual([0, 1000, 4000]);
  });

  it('makes the code behind it wait no longer than for its own answer', async () => {
    const { world, grant, meet } = start();
    await grant('a');
    await meet(lost);
    await grant('b');
    await meet({ kind: 'answered', decision: 'bound' });
    expect(world.flights()).toMatchObject([{ code: 'b', at: 0 }]);
  });
});
