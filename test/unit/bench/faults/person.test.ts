import { createRandom, createWechat } from 'wechat-simulator';

import type { Phone, ProgramLife, Shown } from '../../../bench/faults/contestant';
import { createDice } from '../../../bench/faults/dice';
import type { Fate } from '../../../bench/faults/person';
import { livePerson } from '../../../bench/faults/person';
import { defaultSettings } from '../../../bench/faults/settings';
import { createVirtualTime } from '../../../bench/faults/virtual-time';

const userId = 'p0';
const killRate = 0.5;
/** Cold start, WeChat's sheet, and then the event of the button. */
const stepOfEvent = 3;
const killMs = 2000;

/** Dice that kill the program once: so long after the first event of the button. */
function diceOfKill(): Phone['dice'] {
  let steps = 0;
  return {
    ...createDice(userId),
    happens: (rate) => {
      if (rate !== killRate) return false;
      steps += 1;
      return steps === stepOfEvent;
    },
    between: (least, most) => (least === 0 ? killMs : most),
    pick: <Choice extends string>(weights: Readonly<Record<Choice, number>>): Choice =>
      Object.keys(weights).at(-1) as Choice,
  };
}

/**
 * One person before a program whose first request says nothing and whose second, by itself, brings the
 * number after so long; started again, it cannot ask whether there is one.
 */
async function live(numberAfterMs: number): Promise<{ fate: Fate; charges: number }> {
  const time = createVirtualTime(Date.UTC(2026, 0, 5, 8));
  const own = { id: 'own', countryCode: '86', purePhoneNumber: '13500000000' };
  const wechat = createWechat({
    clock: time,
    random: createRandom(1),
    users: [{ id: userId, nickname: userId, numbers: [own] }],
  });
  let events = 0;
  const life: ProgramLife = {
    open: () => Promise.resolve('button'),
    tapped: () => undefined,
    receive: () => {
      events += 1;
      return Promise.resolve(events === 1 ? 'retry' : 'bound');
    },
    retry: () => Promise.resolve('button'),
    wait: () => time.sleep(numberAfterMs).then((): Shown => 'bound'),
    manual: () => Promise.resolve('no-way'),
  };
  const fates: Fate[] = [];
  void livePerson(
    {
      userId,
      dice: diceOfKill(),
      network: () => Promise.resolve({ kind: 'no-response', reason: 'offline' }),
      strike: () => undefined,
      now: () => time.now(),
      login: () => '',
      stored: new Map(),
    },
    {
      time,
      wechat,
      contestant: { name: 'fake', start: () => life, isBound: () => Promise.resolve(true) },
      settings: { ...defaultSettings, kills: killRate, doubleTaps: 0 },
    },
  ).then((fate) => fates.push(fate));
  await time.run();
  return { fate: fates[0] ?? 'stuck', charges: wechat.ledger.charges().length };
}

describe('a person of the race, whose program is killed while it offers to go on', () => {
  it('has what they came for when the number was shown before that', async () => {
    expect(await live(killMs - 1)).toStrictEqual({ fate: 'bound', charges: 1 });
  });

  it('pays again when it was not', async () => {
    expect(await live(killMs + 1)).toStrictEqual({ fate: 'bound', charges: 2 });
  });
});
