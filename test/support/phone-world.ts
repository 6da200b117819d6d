import { config } from '../../miniprogram/config';
import { createMonotonicClock } from '../../miniprogram/platform/monotonic-clock';
import type { Services } from '../../miniprogram/services/create-services';
import { createServices } from '../../miniprogram/services/create-services';
import { createFakePlatform } from './fake-platform';
import type { StoredCode } from './held-storage';
import { createHeldStorage } from './held-storage';
import { settled } from './load-page';
import type { Decision, Decisions, Fate, Flight } from './slow-backend';
import { createSlowBackend } from './slow-backend';

export type { StoredCode } from './held-storage';
export type { Decision, Fate, Flight } from './slow-backend';

/** A phone, its encrypted storage, a network and a backend, of which a test decides every step. */
export interface PhoneWorld {
  readonly services: () => Services;
  /** True time, milliseconds since the beginning, whatever the phone shows. */
  readonly now: () => number;
  /** Exchanges of this run that wait for their fate. */
  readonly flights: () => readonly Flight[];
  /** Everything that ever left the phone for the backend. */
  readonly sent: readonly Flight[];
  /** Every question that the backend decided: its key and what it decided. */
  readonly decisions: Decisions;
  /** Codes that lie in the encrypted storage, oldest first. */
  readonly stored: () => readonly StoredCode[];
  /** Storage operations that wait. */
  readonly held: () => number;
  /** The person taps and grants a code, and the page settles it. */
  readonly grant: (code: string) => void;
  /** Lets the exchange that waits meet its fate; tells what the program hears, if it is a decision. */
  readonly meet: (fate: Fate) => { readonly flight: Flight; readonly decision: Decision } | null;
  /** A request of a killed run reaches the backend after all. */
  readonly arriveLate: (index: number, decision: Decision) => void;
  /** From now on every exchange is bound as it leaves. */
  readonly bindEverything: () => void;
  /** Whether sign-in, the time and deletions reach the backend. */
  readonly connect: (isUp: boolean, noise?: boolean) => void;
  /** Whether storage operations wait for `store`. */
  readonly holdStorage: (isHeld: boolean) => void;
  readonly store: () => void;
  /** Time passes, and storage operations with it. */
  readonly pass: (seconds: number) => Promise<void>;
  /** A person sets the clock of the phone. */
  readonly setClock: (byMilliseconds: number) => void;
  /** Ends the program; `isStored` says whether waiting storage operations still happen. */
  readonly kill: (isStored: boolean) => void;
  readonly launch: () => void;
}

export function createPhoneWorld(): PhoneWorld {
  const base = createFakePlatform();
  const storage = createHeldStorage(base.secret);
  const { stored } = storage;
  const backend = createSlowBackend(
    () => base.monotonic(),
    base.now(),
    (code) => stored().some((it) => it.code === code),
  );
  let run = { number: 0, isAlive: false };

  const start = (): Services => {
    const own = { number: run.number + 1, isAlive: true };
    run = own;
    return createServices(
      {
        ...base,
        monotonic: createMonotonicClock(() => base.now()),
        after: (milliseconds, then) =>
          base.after(milliseconds, () => {
            if (own.isAlive) then();
          }),
        request: (asked) =>
          own.isAlive ? backend.request(own.number, asked) : new Promise(() => undefined),
        secrets: storage.secrets(() => own.isAlive),
      },
      config,
    );
  };
  let services = start();

  return {
    services: () => services,
    now: () => base.monotonic(),
    flights: () => backend.waiting().filter((it) => it.run === run.number),
    sent: backend.sent,
    decisions: backend.decisions,
    stored,
    held: storage.held,
    grant: (code) => {
      services.phone.markTap();
      services.phone.receive('quick', { errMsg: 'getPhoneNumber:ok', code });
      void services.phone.settle();
    },
    meet: (fate) => {
      const flight = backend.take(0, (it) => it.run === run.number);
      if (flight === undefined) return null;
      backend.answer(flight, fate);
      return fate.kind === 'answered' ? (backend.decisions.get(flight.key) ?? null) : null;
    },
    arriveLate: (index, decision) => {
      const flight = backend.take(index, (it) => it.run !== run.number);
      if (flight !== undefined) backend.decide(flight, decision);
    },
    bindEverything: backend.bindEverything,
    connect: backend.connect,
    holdStorage: storage.hold,
    store: storage.store,
    pass: async (seconds) => {
      for (let second = 0; second < seconds; second += 1) {
        // Longer than a second no storage takes here: the program would go on without it.
        storage.store();
        await settled();
        base.advance(1000);
        await settled();
      }
    },
    setClock: (by) => {
      base.setWallClock(base.now() + by);
    },
    kill: (isStored) => {
      if (isStored) storage.store();
      storage.lose();
      run.isAlive = false;
    },
    launch: () => {
      services = start();
    },
  };
}
