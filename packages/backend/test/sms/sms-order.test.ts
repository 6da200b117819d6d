import { systemRandom } from '../../src/random';
import { createSmsCodes, defaultSmsLimits } from '../../src/sms/sms-codes';
import { openStore } from '../../src/store/open-store';
import type { OpenStore, Slot } from '../../src/store/store';
import { person, phone } from '../store/places';

let store: OpenStore;

beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

/** Asks for a message while one of the limits is full; which counters were touched until it was refused. */
async function touched(full: string): Promise<readonly string[]> {
  const seen: string[] = [];
  const limitOf = ({ key }: Slot): string => key.replace(/ [od]_lin$/, '');
  const codes = createSmsCodes({
    store,
    vault: { seal: () => phone('d_lin') },
    digestOf: (text) => text,
    sender: { send: () => Promise.resolve() },
    clock: { now: () => 0 },
    random: systemRandom,
    counting: {
      digestOf: (text) => text,
      clock: { now: () => 0 },
      store: {
        takeSlot: (slot) => {
          seen.push(limitOf(slot));
          return Promise.resolve(limitOf(slot) === full ? { fullSince: 0 } : {});
        },
        giveSlotBack: (slot) => {
          seen.push(`${limitOf(slot)} back`);
          return Promise.resolve();
        },
      },
    },
    limits: defaultSmsLimits,
  });
  const number = { countryCode: '86', pureNumber: '13800138000' };
  await expect(codes.send(person('lin'), number)).rejects.toMatchObject({
    code: 'rate-limited',
  });
  return seen;
}

describe('the limits of messages, one after the other', () => {
  it('let nobody touch a number’s counters who may send nothing, not for a moment', async () => {
    expect(await touched('sms by person')).toStrictEqual(['sms by person']);
  });

  it('touch the counter of the hour last, and take back what came before', async () => {
    const person = 'sms by person';
    expect(await touched('sms again')).toStrictEqual([person, 'sms again', `${person} back`]);
    const hour = await touched('sms by number');
    expect(hour.slice(0, 3)).toStrictEqual([person, 'sms again', 'sms by number']);
    expect(hour.slice(3).sort()).toStrictEqual(['sms again back', `${person} back`]);
  });
});
