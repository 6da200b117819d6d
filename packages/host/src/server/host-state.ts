import type { JournalLine } from '../link/link';
import type { Emitter } from '../phone/emitter';
import type { GrantedScopes } from '../phone/permissions';
import type { PhoneSettings } from '../phone/settings';
import { phoneSettingsSchema } from '../phone/settings';
import type { StorageSnapshot } from '../phone/storage';
import type { Platform } from '../platform/platform';
import type { PlatformDesk } from '../platform/platform-desk';
import type { FileMemory } from './file-memory';
import type { Journal } from './journal';
import type { HostSockets } from './network/host-sockets';
import type { HttpNetwork } from './network/http-network';
import type { PhoneLinks } from './phone-links';
import type { ProgramState } from './program-state';

/** What the parts of one host share. */
export interface HostState {
  readonly program: ProgramState;
  readonly programRoot: () => string;
  readonly links: PhoneLinks;
  readonly journal: Journal;
  readonly network: HttpNetwork;
  readonly sockets: HostSockets;
  readonly platform: Platform;
  readonly platformDesk: PlatformDesk;
  readonly settings: SettingsMemory;
  /** Each start of a program in a page. */
  readonly starts: Emitter<{
    readonly started: { readonly program: string; readonly error?: string };
  }>;
  storage: StorageSnapshot;
  /** What the person allowed the program, by scope. */
  permissions: GrantedScopes;
  readonly files: FileMemory;
}

/** The phone's settings outlive its pages: they are kept here and told to every open page. */
export interface SettingsMemory {
  get(): PhoneSettings;
  set(change: Partial<PhoneSettings>): PhoneSettings;
  /** Whether the change makes a running program start again. */
  restartsProgram(change: Partial<PhoneSettings>): boolean;
}

/** Settings that a program reads once, at its start. */
const needRestart: readonly (keyof PhoneSettings)[] = [
  'baseLibrary',
  'client',
  'envVersion',
  'language',
  'fontScale',
];

export function createSettingsMemory(
  initial: Partial<PhoneSettings>,
  links: PhoneLinks,
  journal: Journal,
): SettingsMemory {
  let settings = phoneSettingsSchema.parse(initial);
  const restartsProgram = (change: Partial<PhoneSettings>) =>
    needRestart.some((name) => name in change && change[name] !== settings[name]);
  return {
    get: () => settings,
    restartsProgram,
    set(change) {
      const before = settings;
      const restart = restartsProgram(change);
      settings = phoneSettingsSchema.parse({ ...before, ...change });
      const changed = (Object.keys(settings) as (keyof PhoneSettings)[]).filter(
        (name) => settings[name] !== before[name],
      );
      if (changed.length === 0) return settings;
      for (const page of links.all()) {
        if (restart) page.notify('program.restart', {});
        else page.notify('settings.set', { change: settings });
      }
      journal.add({ kind: 'changed', what: 'settings' });
      return settings;
    },
  };
}

/** A line of a phone page as the desk's journal has it. */
export function addLine(journal: Journal, { name, event }: JournalLine): void {
  switch (name) {
    case 'console':
      journal.add({ kind: 'console', type: event.type, args: [...event.args] });
      return;
    case 'request':
      journal.add({ kind: 'request', ...event });
      return;
    case 'exception':
      journal.add({ kind: 'exception', ...event });
      return;
    case 'notice':
      journal.add({ kind: 'notice', ...event });
      return;
  }
}
