import { createListenerSets } from '../../../src/api/kit/context';
import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

test.each([
  'AudioInterruptionBegin',
  'AudioInterruptionEnd',
  'LazyLoadError',
  'ApiCategoryChange',
  'MemoryWarning',
])('on%s adds, off%s removes one or all', (event) => {
  const listeners = createListenerSets(() => undefined);
  const on = wxOnPhone({ context: { listeners } });
  const [one, other] = [jest.fn(), jest.fn()];
  on.call(`on${event}`, one);
  on.call(`on${event}`, other);
  on.call(`off${event}`, one);
  listeners.call(event, { level: 10 });
  expect([one.mock.calls, other.mock.calls]).toStrictEqual([[], [[{ level: 10 }]]]);
  on.call(`off${event}`);
  expect(listeners.call(event, {})).toBe(false);
});

test('before 2.9.0 a listener of memory warnings could not be removed', () => {
  const { wx } = wxOnPhone({ settings: { baseLibrary: '2.8.3' } });
  expect([typeof wx['onMemoryWarning'], typeof wx['offMemoryWarning']]).toStrictEqual([
    'function',
    'undefined',
  ]);
});
