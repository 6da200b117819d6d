import type { Memory } from '../../src/desk/memory';
import { rememberSettings, settingsToRecall } from '../../src/desk/remembered-settings';
import { defaultPhoneSettings, settingsForAPerson } from '../../src/phone/settings';

function createMemory(): Memory {
  const kept = new Map<string, string>();
  return {
    get: (name) => kept.get(name),
    set: (name, value) => {
      kept.set(name, value);
    },
  };
}

const opened = { ...defaultPhoneSettings, ...settingsForAPerson };

test('what a person changed returns at the next visit', () => {
  const memory = createMemory();
  expect(settingsToRecall(memory, opened)).toBeUndefined();
  rememberSettings(memory, { theme: 'dark' });
  expect(settingsToRecall(memory, opened)).toStrictEqual({ theme: 'dark' });
});

test('so does how a page opens, which is another for a person than for a test', () => {
  const memory = createMemory();
  rememberSettings(memory, { pageTransition: 'slow' });
  expect(settingsToRecall(memory, opened)).toStrictEqual({ pageTransition: 'slow' });
  rememberSettings(memory, { pageTransition: 'none' });
  expect(settingsToRecall(memory, opened)).toStrictEqual({ pageTransition: 'none' });
});

test('what the command line says wins', () => {
  const memory = createMemory();
  rememberSettings(memory, { theme: 'dark', pageTransition: 'none' });
  const now = { ...opened, theme: 'light', pageTransition: 'slow', language: 'en' } as const;
  expect(settingsToRecall(memory, { ...now })).toStrictEqual({ theme: 'dark' });
  expect(settingsToRecall(memory, { ...now, theme: 'dark' })).toBeUndefined();
});
