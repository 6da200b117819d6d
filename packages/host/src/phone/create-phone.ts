import type { Platform } from '../platform/platform';
import { createEmitter } from './emitter';
import type { FileChange, KeptFiles } from './files';
import { createFiles } from './files';
import { createPhoneJournal } from './journal';
import { withConditions } from './network-conditions';
import type { GrantedScopes } from './permissions';
import { createPermissions } from './permissions';
import type { Clipboard, Clock, Network, Phone } from './phone';
import { createPrivacy } from './privacy';
import type { PhoneSettings } from './settings';
import { createSettingsStore } from './settings-store';
import type { StorageSnapshot } from './storage';
import { createStorage } from './storage';
import { createSubscriptions } from './subscriptions';
import { createSurfaces } from './surfaces';
import { wordsOf } from './words/words';

export interface PhoneParts {
  readonly platform: Platform;
  readonly network: Network;
  readonly clock: Clock;
  readonly randomName: () => string;
  readonly programName: string;
  readonly settings?: Partial<PhoneSettings>;
  readonly storage?: StorageSnapshot;
  readonly saveStorage?: (snapshot: StorageSnapshot) => void;
  readonly permissions?: GrantedScopes;
  readonly savePermissions?: (granted: GrantedScopes) => void;
  readonly files?: KeptFiles;
  readonly saveFile?: (change: FileChange) => void;
}

export function createPhone(parts: PhoneParts): Phone {
  const { platform, network, clock, randomName, programName } = parts;
  const settings = createSettingsStore(parts.settings);
  const surfaces = createSurfaces(() => wordsOf(settings.get().language));
  const onPhone = () => ['ios', 'android'].includes(settings.get().client);
  return {
    settings,
    surfaces,
    storage: createStorage(parts.storage, parts.saveStorage),
    files: createFiles({
      onPhone,
      randomName,
      ...(parts.files !== undefined && { kept: parts.files }),
      ...(parts.saveFile !== undefined && { changed: parts.saveFile }),
    }),
    privacy: createPrivacy({ settings, surfaces, clock, programName }),
    permissions: createPermissions({
      surfaces,
      sheets: () => settings.get().sheets,
      programName,
      ...(parts.permissions !== undefined && { kept: parts.permissions }),
      ...(parts.savePermissions !== undefined && { save: parts.savePermissions }),
    }),
    subscriptions: createSubscriptions(),
    clipboard: createClipboard(),
    platform,
    network: withConditions(network, settings, clock),
    captures: createEmitter(),
    journal: createPhoneJournal(),
    clock,
  };
}

function createClipboard(): Clipboard {
  let held = '';
  return {
    get: () => held,
    set(text) {
      held = text;
    },
  };
}

/** The clock of the machine the host runs on. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};
