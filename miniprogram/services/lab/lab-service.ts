import { isAtLeast } from '../../models/version';
import type { AppInfo, Platform } from '../../platform/platform';
import { asRecord, isText } from '../backend/decode';
import type { NextOutcome } from './next-outcome';

const ADDRESS = 'lab.backend-address';

/** One line of the table of abilities. */
export interface Ability {
  readonly name: string;
  /** Base library it came with. */
  readonly since: string;
  readonly available: boolean;
}

/** What the lab page needs beyond the services that every page has. */
export interface LabService {
  readonly abilities: readonly Ability[];
  /** Address that replaces the configured one after the next start, in `develop` only. */
  backendAddress(): string | null;
  setBackendAddress(address: string | null): void;
  /** Null outside `develop`. */
  readonly nextOutcome: NextOutcome | null;
}

/** Base library by ability (docs/wechat-facts.md §9). */
const timeline = {
  getPhoneNumber: '1.2.0',
  chooseAvatar: '2.21.2',
  'input nickname': '2.21.2',
  'phone code': '2.21.2',
  getRealtimePhoneNumber: '2.24.4',
  nicknamereview: '2.29.1',
  agreePrivacyAuthorization: '2.32.3',
  'phone-number-no-quota-toast': '3.0.1',
} as const;

export function readAbilities(
  app: Pick<AppInfo, 'sdkVersion'>,
  hasPhoneApi: boolean,
): readonly Ability[] {
  return (Object.keys(timeline) as (keyof typeof timeline)[])
    .map((name): Ability => {
      const since = timeline[name];
      return { name, since, available: isAtLeast(app.sdkVersion, since) };
    })
    .concat({ name: 'wx.getPhoneNumber', since: '?', available: hasPhoneApi });
}

/** The address set on the lab page before this start. */
export function readLabAddress(storage: Platform['storage']): string | null {
  const stored = storage.get(ADDRESS);
  return isText(stored) ? stored : null;
}

/** `backend.baseUrl` of the ext configuration of a service provider. */
export function readExtAddress(ext: Readonly<Record<string, unknown>>): string | null {
  const address = asRecord(ext['backend'])?.['baseUrl'];
  return isText(address) ? address : null;
}

export function createLabService(
  platform: Pick<Platform, 'app' | 'storage' | 'askPhoneNumber'>,
  nextOutcome: NextOutcome | null,
): LabService {
  return {
    abilities: readAbilities(platform.app, platform.askPhoneNumber !== null),
    backendAddress: () => readLabAddress(platform.storage),
    setBackendAddress: (address) => {
      if (address === null) platform.storage.remove(ADDRESS);
      else platform.storage.set(ADDRESS, address);
    },
    nextOutcome,
  };
}
