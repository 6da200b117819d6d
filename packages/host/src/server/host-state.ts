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
import type { Exchanges } from './network/exchanges';
import { exchangeKey } from './network/exchanges';
import type { HostSockets } from './network/host-sockets';
import type { HttpNetwork } from './network/http-network';
import type { PhoneLinks } from './phone-links';
import type { ProgramState } from './program-state';
import { readStack, withReadStacks } from './stacks';

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
  /** For `wx.getExtConfigSync`. */
  readonly extConfig?: Readonly<Record<string, unknown>> | undefined;
  /** Each start of a program in a page. */
  readonly starts: Emitter<{
    readonly started: { readonly program: string; readonly error?: string };
  }>;
  /** What the phone shows of the program. */
  running: { readonly page?: string; readonly isVisible: boolean };
  readonly exchanges: Exchanges;
  storage: StorageSnapshot;
  /** What the person allowed the program, by scope. */
  permissions: GrantedScopes;
  readonly files: FileMemory;
}

/** As after a first installation: nothing stored, no files, nothing allowed. */
export function emptyPhone(state: HostState): void {
  state.files.clear();
  state.permissions = {};
  state.storage = { plain: {}, encrypted: {} };
  for (const page of state.links.all()) page.notify('storage.remove', {});
  state.journal.add({ kind: 'changed', what: 'storage' });
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

/** A line of a phone page as the desk's journal has it, its stacks in the program's own files. */
export function addLine(
  { journal, program }: Pick<HostState, 'journal' | 'program'>,
  page: string,
  { name, event }: JournalLine,
): void {
  switch (name) {
    case 'console':
      journal.add({
        kind: 'console',
        type: event.type,
        args: event.args.map((arg) => withReadStacks(arg, program)),
      });
      return;
    case 'request':
      journal.add({ kind: 'request', ...event, exchange: exchangeKey(page, event.id) });
      return;
    case 'exception':
      journal.add({ kind: 'exception', ...event, stack: readStack(event.stack, program) });
      return;
    case 'notice':
      journal.add({ kind: 'notice', ...event });
      return;
  }
}
