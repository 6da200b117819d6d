import type { Platform } from '../../platform/platform';
import { asRecord, isText } from '../backend/decode';
import type { NextEvent } from './next-event';

const ADDRESS = 'lab.backend-address';

/** What the lab page needs beyond the services that every page has. What only it needs lies beside it. */
export interface LabService {
  /** Whether the client has `wx.getPhoneNumber`. */
  readonly hasPhoneApi: boolean;
  /** Address that replaces the configured one after the next start, for developers only. */
  backendAddress(): string | null;
  setBackendAddress(address: string | null): void;
  readonly nextEvent: NextEvent;
}

/** The address set on the lab page before this start. */
export function readLabAddress(storage: Platform['storage']): string | null {
  const stored = storage.get(ADDRESS);
  return isText(stored) ? stored : null;
}

/** An address, or what comes before every path, under `backend` of the ext configuration of a service provider. */
export function readExtAddress(
  ext: Readonly<Record<string, unknown>>,
  name: 'baseUrl' | 'pathPrefix' | 'whereUnset',
): string | null {
  const address = asRecord(ext['backend'])?.[name];
  return isText(address) ? address : null;
}

export function createLabService(
  platform: Pick<Platform, 'storage' | 'askPhoneNumber'>,
  nextEvent: NextEvent,
): LabService {
  return {
    hasPhoneApi: platform.askPhoneNumber !== null,
    backendAddress: () => readLabAddress(platform.storage),
    setBackendAddress: (address) => {
      if (address === null) platform.storage.remove(ADDRESS);
      else platform.storage.set(ADDRESS, address);
    },
    nextEvent,
  };
}
