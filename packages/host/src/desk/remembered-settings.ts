import type { PhoneSettings } from '../phone/settings';
import { defaultPhoneSettings, phoneSettingsSchema, settingsForAPerson } from '../phone/settings';
import type { Memory } from './memory';

const name = 'settings';

/** Keeps what the person changed for the next visit. */
export function rememberSettings(memory: Memory, change: Partial<PhoneSettings>): void {
  memory.set(name, JSON.stringify({ ...read(memory), ...change }));
}

/**
 * The settings of the last visit that may return: those that the server still has at their default,
 * so that the command line and tests win. Undefined: nothing to change.
 */
export function settingsToRecall(
  memory: Memory,
  now: PhoneSettings,
): Partial<PhoneSettings> | undefined {
  const before: Partial<PhoneSettings> = read(memory);
  const opened: PhoneSettings = { ...defaultPhoneSettings, ...settingsForAPerson };
  const names = (Object.keys(before) as (keyof PhoneSettings)[]).filter(
    (key) =>
      [defaultPhoneSettings[key], opened[key]].includes(now[key]) && before[key] !== now[key],
  );
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((key) => [key, before[key]]));
}

/** Written by an earlier desk, perhaps with other settings: only what still holds counts. */
function read(memory: Memory): Readonly<Record<string, unknown>> {
  const shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> =
    phoneSettingsSchema.shape;
  return Object.fromEntries(
    Object.entries(parse(memory.get(name))).filter(
      ([key, value]) => shape[key]?.safeParse(value).success === true,
    ),
  );
}

function parse(json = '{}'): object {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
