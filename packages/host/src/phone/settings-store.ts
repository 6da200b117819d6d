import { createEmitter } from './emitter';
import type { SettingsStore } from './phone';
import type { PhoneSettings } from './settings';
import { phoneSettingsSchema } from './settings';

export function createSettingsStore(initial: Partial<PhoneSettings> = {}): SettingsStore {
  const emitter = createEmitter<{ change: { now: PhoneSettings; before: PhoneSettings } }>();
  let settings = phoneSettingsSchema.parse(initial);
  return {
    get: () => settings,
    set(change) {
      const before = settings;
      settings = phoneSettingsSchema.parse({ ...before, ...change });
      emitter.emit('change', { now: settings, before });
    },
    onChange: (listener) =>
      emitter.on('change', ({ now, before }) => {
        listener(now, before);
      }),
  };
}
