import { config } from '../../miniprogram/config';
import { createMonotonicClock } from '../../miniprogram/platform/monotonic-clock';
import type { HttpRequest, HttpResult, Platform } from '../../miniprogram/platform/platform';
import type { Services } from '../../miniprogram/services/create-services';
import { createServices } from '../../miniprogram/services/create-services';
import { createFakePlatform, noAnswer, ok, problem } from './fake-platform';
import { nobody, routeOf, session, somebody } from './fake-backend';
import { settled } from './load-page';

/** What the backend decides about a code when it sees it for the first time under a key. */
export type Decision = 'bound' | 'invalid' | 'conflict';

/** What happens to a request on its way, and what the program hears of it. */
export type Fate =
  | { readonly kind: 'answered'; readonly decision: Decision }
  | { readonly kind: 'lostAfter'; readonly decision: Decision }
  | { readonly kind: 'lostBefore' | 'gateway' | 'signedOut' | 'page' }
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number };

const decided: Readonly<Record<Decision, () => HttpResult>> = {
  bound: () => ok({ user: somebody }),
  invalid: () => problem(422, 'phone-code-invalid'),
  conflict: () => problem(409, 'phone-already-bound'),
};

/** One exchange on its way to the backend. */
export interface Flight {
  readonly code: string;
  readonly key: string;
  readonly isMove: boolean;
  /** True time of departure, milliseconds since the beginning. */
  readonly at: number;
  /** In which run of the program it left, counted from 1. */
  readonly run: number;
  /** Whether its code lay in the encrypted storage when it left. */
  readonly wasStored: boolean;
}

/** A code as it lies in the encrypted storage. */
export interface StoredCode {
  readonly code: string;
  readonly stage: 'new' | 'conflict' | 'move';
}

interface Run {
  readonly number: number;
  isAlive: boolean;
}

/** The encrypted storage of a phone, whose operations can be held up. */
interface HeldStorage {
  readonly secrets: (run: Run) => Platform['secrets'];
  readonly stored: () => readonly StoredCode[];
  readonly held: () => number;
  readonly hold: (isHeld: boolean) => void;
  readonly store: () => void;
  /** What waits never happens. */
  readonly lose: () => void;
}

function createHeldStorage(secret: Map<string, unknown>): HeldStorage {
  let isHeld = false;
  let operations: readonly (() => void)[] = [];
  const store = (): void => {
    const due = operations;
    operations = [];
    due.forEach((perform) => {
      perform();
    });
  };
  const operate = (run: Run, perform: () => unknown): Promise<unknown> =>
    new Promise((callBack) => {
      // What a dead program still seems to do here does not happen.
      if (!run.isAlive) return;
      operations = operations.concat(() => {
        const result = perform();
        if (run.isAlive) callBack(result);
      });
      if (!isHeld) store();
    });
  return {
    secrets: (run) => ({
      get: (key) => operate(run, () => structuredClone(secret.get(key))),
      set: (key, value) =>
        operate(run, () => secret.set(key, structuredClone(value))).then(() => true),
      remove: (key) => operate(run, () => secret.delete(key)).then(() => undefined),
    }),
    stored: () => {
      const [left] = [...secret.values()] as {
        codes: { grant: { code: string }; stage: StoredCode['stage'] }[];
      }[];
      return (left?.codes ?? []).map(({ grant: { code }, stage }) => ({ code, stage }));
    },
    held: () => operations.length,
    hold: (next) => {
      isHeld = next;
      if (!isHeld) store();
    },
    store,
    lose: () => {
      operations = [];
    },
  };
}

type Waiting = Flight & { readonly resolve: (result: HttpResult) => void };
type Decisions = ReadonlyMap<string, { readonly flight: Flight; readonly decision: Decision }>;

/** A network whose exchanges wait for their fate, with an idempotent backend behind it. */
interface SlowBackend {
  readonly request: (run: Run, request: HttpRequest) => Promise<HttpResult>;
  readonly waiting: () => readonly Waiting[];
  readonly sent: readonly Flight[];
  readonly decisions: Decisions;
  readonly take: (index: number, isDue: (it: Waiting) => boolean) => Waiting | undefined;
  readonly decide: (flight: Flight, decision: Decision) => Decision;
  readonly answer: (flight: Waiting, fate: Fate) => void;
  readonly bindEverything: () => void;
  readonly connect: (isUp: boolean) => void;
}

function createSlowBackend(
  now: () => number,
  epoch: number,
  isStored: (code: string) => boolean,
): SlowBackend {
  const sent: Flight[] = [];
  const decisions = new Map<string, { flight: Flight; decision: Decision }>();
  let waiting: readonly Waiting[] = [];
  let isUp = true;
  let bindsAll = false;

  const dated = (result: HttpResult): HttpResult =>
    result.kind === 'answer'
      ? { ...result, headers: { date: new Date(epoch + now()).toUTCString() } }
      : result;

  /** The first decision under a key is the only one. */
  const decide = (flight: Flight, decision: Decision): Decision => {
    const first = decisions.get(flight.key);
    if (first === undefined) decisions.set(flight.key, { flight, decision });
    return first?.decision ?? decision;
  };

  const exchange = (run: Run, { body, headers }: HttpRequest): Promise<HttpResult> => {
    const { code, resolution } = body as { code: string; resolution?: string };
    const key = headers['idempotency-key'] ?? '';
    const flight: Flight = {
      code,
      key,
      isMove: resolution === 'move',
      at: now(),
      run: run.number,
      wasStored: isStored(code),
    };
    sent.push(flight);
    if (bindsAll) return Promise.resolve(dated(decided[decide(flight, 'bound')]()));
    return new Promise((resolve) => {
      waiting = waiting.concat({ ...flight, resolve });
    });
  };

  const other = (request: HttpRequest): HttpResult => {
    if (!isUp) return noAnswer('offline');
    switch (routeOf(request)) {
      case 'POST /sessions':
        return dated(session(nobody));
      case 'GET /user':
        return dated(ok(nobody));
      default:
        return dated(ok('', 204));
    }
  };

  const answerTo = (flight: Flight, fate: Fate): HttpResult => {
    switch (fate.kind) {
      case 'answered':
        return decided[decide(flight, fate.decision)]();
      case 'lostAfter':
        decide(flight, fate.decision);
        return noAnswer('interrupted');
      case 'lostBefore':
        return noAnswer('timeout');
      case 'gateway':
        return ok('<html>', 502);
      case 'page':
        return ok('<html>');
      case 'signedOut':
        return problem(401, 'session-invalid');
      case 'busy':
        return ok({ code: 'wechat-busy', retryAfterSeconds: fate.retryAfterSeconds }, 503);
    }
  };

  return {
    request: (run, asked) =>
      routeOf(asked) === 'POST /user/phone' ? exchange(run, asked) : Promise.resolve(other(asked)),
    waiting: () => waiting,
    sent,
    decisions,
    take: (index, isDue) => {
      const due = waiting.filter(isDue);
      const flight = due[index % Math.max(1, due.length)];
      waiting = waiting.filter((it) => it !== flight);
      return flight;
    },
    decide,
    answer: (flight, fate) => {
      flight.resolve(dated(answerTo(flight, fate)));
    },
    bindEverything: () => {
      bindsAll = true;
    },
    connect: (next) => {
      isUp = next;
    },
  };
}

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
  /** Lets the exchange that waits meet its fate; tells what the program hears, if it is a decision. */
  readonly meet: (fate: Fate) => { readonly flight: Flight; readonly decision: Decision } | null;
  /** A request of a killed run reaches the backend after all. */
  readonly arriveLate: (index: number, decision: Decision) => void;
  /** From now on every exchange is bound as it leaves. */
  readonly bindEverything: () => void;
  /** Whether sign-in, the time and deletions reach the backend. */
  readonly connect: (isUp: boolean) => void;
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
  let run: Run = { number: 0, isAlive: false };

  const start = (): Services => {
    const own: Run = { number: run.number + 1, isAlive: true };
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
          own.isAlive ? backend.request(own, asked) : new Promise(() => undefined),
        secrets: storage.secrets(own),
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
