import { randomUUID } from 'node:crypto';

import { signIn } from '../backend/actions';
import { expectProblem, expectStatus } from '../backend/expect';
import type { Rule } from '../rule';
import { usageEvent } from '../usage-event';

const group = 'Reports';

/** Usage events and quota reports. */
export const reportRules: readonly Rule[] = [
  {
    id: 'usage-told',
    group,
    title: 'Usage events are kept, and taken again when they are told twice',
    check: async (kit) => {
      const { token } = await signIn(kit);
      const json = { events: [usageEvent(), usageEvent()] };
      for (const what of ['to two usage events', 'to the same usage events again']) {
        expectStatus(await kit.backend.send('POST', '/usage-events', { token, json }), 204, what);
      }
      const twice = usageEvent();
      const events = [twice, usageEvent(), twice];
      const answer = await kit.backend.send('POST', '/usage-events', { token, json: { events } });
      expectStatus(answer, 204, 'to one list with the same event twice');
    },
  },
  {
    id: 'usage-of-every-kind',
    group,
    title: 'Usage events are taken whatever their outcome is called, of any time, by the hundred',
    check: async (kit) => {
      const { token } = await signIn(kit);
      for (const [what, fields] of [
        ['an outcome that nobody knows yet', { outcome: 'quite-new-in-this-version' }],
        ['a phone whose clock stands in 1970', { at: 0 }],
        ['a phone whose clock is a year fast', { at: Date.now() + 366 * 24 * 60 * 60 * 1000 }],
        ['the other button', { component: 'realtime' }],
        ['an id of capital letters', { id: randomUUID().toUpperCase() }],
      ] as const) {
        const json = { events: [{ ...usageEvent(), ...fields }] };
        const answer = await kit.backend.send('POST', '/usage-events', { token, json });
        expectStatus(answer, 204, `to a usage event of ${what}`);
      }
      const json = { events: Array.from({ length: 100 }, usageEvent) };
      const hundred = await kit.backend.send('POST', '/usage-events', { token, json });
      expectStatus(hundred, 204, 'to a hundred usage events');
    },
  },
  {
    id: 'usage-counted-once',
    group,
    title: 'An event that is told twice is counted once',
    hindrance: () => 'the contract has no way to read the counts; look into your own tables',
    check: () => Promise.resolve(),
  },
  {
    id: 'usage-refused',
    group,
    title: 'No events, more than a hundred, or one outside the contract are an invalid-request',
    check: async (kit) => {
      const { token } = await signIn(kit);
      const lists = [
        [],
        Array.from({ length: 101 }, usageEvent),
        [{ ...usageEvent(), component: 'slow' }],
        [{ ...usageEvent(), outcome: 'it went 15400000000 well' }],
        [{ ...usageEvent(), outcome: 'o'.repeat(41) }],
        [{ ...usageEvent(), at: '2026-01-01' }],
        [{ ...usageEvent(), at: String(Date.now()) }],
        [{ ...usageEvent(), at: 1.5 }],
        [{ ...usageEvent(), at: -1 }],
        [{ ...usageEvent(), id: 'short' }],
        [{ ...usageEvent(), id: `${randomUUID()}' or 1=1` }],
      ];
      for (const events of lists) {
        const answer = await kit.backend.send('POST', '/usage-events', { token, json: { events } });
        expectProblem(answer, ['invalid-request'], `to ${events.length} usage events of that kind`);
      }
    },
  },
  {
    id: 'quota-told',
    group,
    title: 'An exhausted quota can be told for both components, and for no others',
    check: async (kit) => {
      const { token } = await signIn(kit);
      const tell = (component: string) =>
        kit.backend.send('POST', '/quota-reports', { token, json: { component } });
      for (const component of ['quick', 'realtime']) {
        expectStatus(await tell(component), 204, `to a report about ${component}`);
      }
      expectProblem(await tell('slow'), ['invalid-request'], 'to a report about "slow"');
    },
  },
];
