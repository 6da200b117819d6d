import type { Wechat } from 'wechat-simulator';
import { defaultAccount } from 'wechat-simulator';

import type { Contestant, Phone, ProgramLife, Shown } from './contestant';
import type { Dice } from './dice';
import type { FaultSettings } from './settings';
import type { VirtualTime } from './virtual-time';

/** How a person's way ended. `stuck`: neither a number nor a way to one after all their patience. */
export type Fate = 'bound' | 'by-hand' | 'stuck';

const mostTaps = 12;
const mostActions = 60;

interface Surroundings {
  readonly time: VirtualTime;
  readonly wechat: Wechat;
  readonly contestant: Contestant;
  readonly settings: FaultSettings;
}

/** What the person does with one program life, until it ends or they are done. */
interface Visit {
  readonly life: ProgramLife;
  /** Runs one step; `killed` when the program was killed on the way. */
  readonly step: (work: () => Promise<Shown>) => Promise<Shown | 'killed'>;
}

/**
 * One person's way to a bound number: opens the program, taps, allows it, goes on when asked to, opens
 * the program again when it was killed.
 */
export async function livePerson(phone: Phone, around: Surroundings): Promise<Fate> {
  const { time, wechat, contestant, settings } = around;
  const { dice, userId } = phone;
  const number = wechat.directory.user(userId)?.numbers[0];
  if (number === undefined) throw new Error(`Person ${userId} of the bench has no number.`);
  const { presses, outage } = habitsOf(dice, settings);
  let taps = 0;
  let actions = 0;

  const begin = (): Visit => {
    let isAlive = true;
    const line = { isAlive: () => isAlive };
    const life = contestant.start(phone, line);
    return { life, step: (work) => killable(life, work, () => (isAlive = false)) };
  };
  const killable = (
    life: ProgramLife,
    work: () => Promise<Shown>,
    end: () => void,
  ): Promise<Shown | 'killed'> => {
    const isKilled = dice.happens(settings.kills);
    const after = killDelay(phone);
    return new Promise((resolve) => {
      const cancel = isKilled
        ? time.after(after, () => {
            end();
            resolve('killed');
          })
        : () => undefined;
      const see = (shown: Shown): void => {
        // Whoever sees the number has what they came for; every other sight lasts until the kill.
        if (!isKilled || shown === 'bound') {
          cancel();
          resolve(shown);
        } else if (shown === 'retry') {
          // The program goes on by itself meanwhile, and the person looks at it.
          void life.wait().then(see);
        }
      };
      void work().then(see);
    });
  };

  const tap = async ({ life, step }: Visit): Promise<Shown | 'killed'> => {
    taps += 1;
    life.tapped();
    const isDouble = dice.happens(settings.doubleTaps);
    const looking = await step(async () => {
      await time.sleep(dice.between(1500, 6000));
      return 'button';
    });
    if (looking === 'killed') return 'killed';
    return step(() => {
      if (taps === 1 && outage > 0) phone.strike(outage);
      const detail = answerOfWechat(wechat, userId, number.id);
      const first = life.receive(detail);
      if (!isDouble) return first;
      // A double tap opens one sheet, charges once and delivers its event twice.
      return Promise.all([first, life.receive(detail)]).then(([one, other]) =>
        one === 'bound' ? one : other,
      );
    });
  };
  const act = (visit: Visit, shown: Exclude<Shown, 'bound' | 'no-way'>) => {
    switch (shown) {
      case 'button':
        return tap(visit);
      case 'retry':
        return visit.step(() => (presses ? visit.life.retry() : visit.life.wait()));
      case 'manual':
        return visit.step(() =>
          visit.life.manual({ countryCode: number.countryCode, number: number.purePhoneNumber }),
        );
    }
  };

  let byHand = false;
  while (actions < mostActions) {
    const visit = begin();
    let shown = await visit.step(() => visit.life.open());
    while (shown !== 'killed' && actions < mostActions) {
      if (shown === 'bound') return byHand ? 'by-hand' : 'bound';
      if (shown === 'no-way' || (shown === 'button' && taps >= mostTaps)) return 'stuck';
      actions += 1;
      byHand = shown === 'manual';
      await time.sleep(dice.between(1000, 6000));
      shown = await act(visit, shown);
    }
    await time.sleep(dice.between(1000, 30_000));
  }
  return 'stuck';
}

/** Whether the person takes an offer to go on, and for how long their backend says nothing. */
function habitsOf(dice: Dice, { presses, outages }: FaultSettings) {
  const isStruck = outages > 0 && dice.happens(outages);
  return {
    presses: presses >= 1 || dice.happens(presses),
    outage: isStruck ? dice.between(5000, 280_000) : 0,
  };
}

/** In the callback itself, while the request is on its way, or while the person looks at the answer. */
function killDelay({ dice }: Phone): number {
  switch (dice.pick({ atOnce: 1, soon: 1, later: 2 })) {
    case 'atOnce':
      return 0;
    case 'soon':
      return dice.between(0, 500);
    case 'later':
      return dice.between(0, 5000);
  }
}

/** What WeChat delivers after the person allowed it; books the charge. */
function answerOfWechat(wechat: Wechat, userId: string, numberId: string): object {
  const tap = { appid: defaultAccount.appid, userId, component: 'quick' } as const;
  const ready = wechat.phone.query(tap);
  if (ready.kind === 'refused') return ready;
  const answer = wechat.phone.grant({ ...tap, numberId, oldClient: false });
  return answer.kind === 'granted' ? { ...answer, errMsg: 'getPhoneNumber:ok' } : answer;
}
