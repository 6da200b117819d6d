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
