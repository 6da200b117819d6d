import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startPostgres } from 'onboarding-testing/postgres';

import { openStore } from '../../src/store/open-store';
import type { OpenStore, StoredPhone, StoredUser } from '../../src/store/store';
import { openCloudStage } from '../cloud/cloud-stage';

/** A kind of database that a suite runs on. */
export interface Place {
  /** Where a store is opened; the same one for all tests of a suite. */
  readonly location: string;
  /** @default openStore */
  readonly open?: () => OpenStore;
  close(): Promise<void>;
}

/** Every kind of database, each opened by the suite that runs on it. */
export const places: readonly (readonly [name: string, open: () => Promise<Place>])[] = [
  ['memory', () => Promise.resolve({ location: ':memory:', close: () => Promise.resolve() })],
  ['a SQLite file', () => Promise.resolve(inFile())],
  ['PostgreSQL', inPostgres],
];

/** Those and the database of 云开发, which only instances of a cloud function reach. */
export const allPlaces: typeof places = [...places, ['云开发', () => Promise.resolve(inCloud())]];

/** Those that several processes can open. */
export const sharedPlaces = places.filter(([name]) => name !== 'memory');

function inFile(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  return {
    location: join(folder, 'backend.sqlite'),
    close: () => {
      rmSync(folder, { recursive: true });
      return Promise.resolve();
    },
  };
}

function inCloud(): Place {
  const { store } = openCloudStage();
  return { location: '', open: () => store, close: () => Promise.resolve() };
}

async function inPostgres(): Promise<Place> {
  const server = await startPostgres();
  return { location: await server.newDatabase(), close: () => server.stop() };
}

/** Opens an empty store for every test of a suite; `current` answers it. */
export function onEveryPlace(open: () => Promise<Place>): {
  readonly current: () => OpenStore;
  readonly place: () => Place;
} {
  let place: Place | undefined;
  let store: OpenStore | undefined;
  const opened = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('Only within a test.');
    return value;
  };
  beforeAll(async () => {
    place = await open();
    store = place.open?.() ?? (await openStore(place.location));
  });
  beforeEach(() => store?.reset());
  afterAll(async () => {
    await store?.close();
    await place?.close();
  });
  return { current: () => opened(store), place: () => opened(place) };
}

export const person = (name: string): StoredUser => ({
  id: `u_${name}`,
  openid: `o_${name}`,
  nickname: null,
  avatarId: null,
  phone: null,
});

export const phone = (digest: string): StoredPhone => ({
  sealed: `sealed-${digest}`,
  digest,
  masked: '135******66',
  countryCode: '86',
});
