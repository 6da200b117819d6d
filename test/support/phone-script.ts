import fc from 'fast-check';

import { settled } from './load-page';
import type { Decision, Fate, Flight, PhoneWorld } from './phone-world';
import { createPhoneWorld } from './phone-world';
import { noises } from './slow-backend';

/** What a person does. */
type PersonStep =
  | { readonly kind: 'grant'; readonly twice: boolean }
  | { readonly kind: 'tapRetry' | 'show' | 'move' | 'other' | 'deleteAll' | 'unbind' };

/** What happens to the phone. */
type PhoneStep =
  | { readonly kind: 'holdStorage'; readonly isHeld: boolean }
  | { readonly kind: 'pass'; readonly seconds: number }
  | { readonly kind: 'setClock'; readonly by: number }
  | { readonly kind: 'kill'; readonly isStored: boolean }
  | { readonly kind: 'store' };

/** What happens on the way to the backend. */
type NetworkStep =
  | { readonly kind: 'meet'; readonly fate: Fate }
  | { readonly kind: 'arriveLate'; readonly index: number; readonly decision: Decision }
  | { readonly kind: 'connect'; readonly isUp: boolean; readonly noise?: boolean };

/** What may happen at any moment, in any order. */
export type Step = PersonStep | PhoneStep | NetworkStep;

const decision = fc.constantFrom<Decision>('bound', 'invalid', 'conflict');

const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('answered' as const), decision }) },
  fc.record({ kind: fc.constant('lostAfter' as const), decision }),
  fc.record({
    kind: fc.constantFrom(
      'lostBefore' as const,
      'gateway' as const,
      'signedOut' as const,
      'page' as const,
    ),
  }),
  fc.record({ kind: fc.constant('busy' as const), retryAfterSeconds: fc.nat({ max: 20 }) }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('noise' as const),
      status: fc.oneof(fc.constantFrom(200, 201, 204, 500), fc.integer({ min: 200, max: 599 })),
      body: fc.constantFrom(...(Object.keys(noises) as (keyof typeof noises)[])),
      retryAfter: fc.option(fc.nat({ max: 900 })),
      decision: fc.option(decision),
    }),
  },
);

const MINUTE_MS = 60_000;

const grant = fc.record({ kind: fc.constant('grant' as const), twice: fc.boolean() });
const meet = fc.record({ kind: fc.constant('meet' as const), fate });
const seconds = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 200 }));
const by = fc.oneof(
  fc.integer({ min: -MINUTE_MS, max: MINUTE_MS }),
  fc.integer({ min: -600 * MINUTE_MS, max: 600 * MINUTE_MS }),
);

export const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: grant },
  { weight: 6, arbitrary: meet },
  fc.record({ kind: fc.constant('arriveLate' as const), index: fc.nat({ max: 3 }), decision }),
  fc
    .record({ kind: fc.constant('connect' as const), isUp: fc.boolean(), noise: fc.boolean() })
    .map((step) => ({ ...step, noise: step.noise && !step.isUp })),
  fc.record({ kind: fc.constant('holdStorage' as const), isHeld: fc.boolean() }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass' as const), seconds }) },
  fc.record({ kind: fc.constant('setClock' as const), by }),
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('kill' as const), isStored: fc.boolean() }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'store' as const,
        'tapRetry' as const,
        'show' as const,
        'move' as const,
        'other' as const,
        'deleteAll' as const,
        'unbind' as const,
      ),
    }),
  },
);

/** What is true of a code, whatever the phone believes. */
interface Truth {
  readonly tappedAt: number;
  /** In which run of the program it was granted. */
  readonly run: number;
  /** Milliseconds by which the phone was set since the tap, forward and back. */
  forward: number;
  back: number;
  /** The clock was set while nobody could tell the time, or before the server had: the age is unknown. */
  isTimeless: boolean;
}

const LIFE_MS = 295_000;
/** As long the backend keeps what it decided. */
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A server tells the time in whole seconds, at both ends. */
const ROUNDING_MS = 2000;

/** One phone, and what is true of every code that was granted on it. */
export interface Script {
  readonly world: PhoneWorld;
  readonly take: (step: Step) => Promise<void>;
  /** Name of the last code that was granted. */
  readonly lastCode: () => string;
  /** How often everything was deleted, or the number taken off. */
  readonly deletions: () => number;
  /** Whether a code may be thought dead at a moment, by default now, for what the phone can know. */
  readonly mayBeOver: (code: string, at?: number) => boolean;
  /**
   * Whether a code may be sent at a moment: while it may be alive for what the phone can know, and after
   * that to hear what became of it, when an earlier sending or run may have told the backend of it.
   */
  readonly maySend: (flight: Flight) => boolean;
}

function createTruths(world: PhoneWorld) {
  const truths = new Map<string, Truth>();
  let isUp = true;
  let run = 1;
  const of = (code: string): Truth => {
    const truth = truths.get(code);
    if (truth === undefined) throw new Error(`${code} was never granted.`);
    return truth;
  };
  return {
    of,
    count: () => truths.size,
    grant: (code: string) => {
      truths.set(code, { tappedAt: world.now(), run, forward: 0, back: 0, isTimeless: false });
    },
    restart: () => {
      run += 1;
    },
    connect: (next: boolean) => {
      isUp = next;
      truths.forEach((truth) => {
        truth.isTimeless ||= truth.forward + truth.back > 0 && !isUp;
      });
    },
    setClock: (ms: number) => {
      const sent = new Set(world.sent.map(({ code }) => code));
      truths.forEach((truth, code) => {
        truth.forward += Math.max(0, ms);
        truth.back += Math.max(0, -ms);
        truth.isTimeless ||= !isUp || !sent.has(code);
      });
    },
  };
}

/** The page is busy until the work has ended: nothing is tapped meanwhile. Whether it succeeded. */
async function busyUntil(work: Promise<void>, goOn: () => void): Promise<boolean> {
  const end = work.then(
    () => true,
    () => false,
  );
  let isDone: boolean | null = null;
  while (isDone === null) {
    goOn();
    isDone = await Promise.race([end, settled().then(() => null)]);
  }
  return isDone;
}

export function createScript(): Script {
  const world = createPhoneWorld();
  const truths = createTruths(world);
  let deletions = 0;
  const phone = () => world.services().phone;
  const isAsked = (): boolean => phone().progress().kind === 'conflict';
  /** What is on its way gets lost. */
  const land = (): void => {
    world.store();
    world.meet({ kind: 'lostBefore' });
  };
  const lastCode = (): string => `code-${truths.count()}`;

  const person = async (step: PersonStep): Promise<void> => {
    switch (step.kind) {
      case 'grant': {
        const code = `code-${truths.count() + 1}`;
        truths.grant(code);
        world.grant(code);
        if (step.twice) phone().receive('quick', { errMsg: 'getPhoneNumber:ok', code });
        return;
      }
      case 'tapRetry':
        void phone().settle();
        return;
      case 'show':
        void phone().resume();
        return;
      case 'move':
        if (isAsked()) void phone().move();
        return;
      case 'other':
        if (isAsked()) phone().drop();
        return;
      case 'deleteAll':
        deletions += Number(await busyUntil(world.services().user.deleteAll(), world.store));
        return;
      case 'unbind':
        deletions += Number(await busyUntil(world.services().user.unbindPhone(), land));
    }
  };

  const happen = (step: PhoneStep): Promise<void> | undefined => {
    switch (step.kind) {
      case 'holdStorage':
        world.holdStorage(step.isHeld);
        return undefined;
      case 'store':
        world.store();
        return undefined;
      case 'pass':
        return world.pass(step.seconds);
      case 'setClock':
        truths.setClock(step.by);
        world.setClock(step.by);
        return undefined;
      case 'kill':
        world.kill(step.isStored);
        truths.restart();
        world.launch();
        void phone().resume();
        return undefined;
    }
  };

  const travel = (step: NetworkStep): void => {
    switch (step.kind) {
      case 'meet':
        world.meet(step.fate);
        return;
      case 'arriveLate':
        world.arriveLate(step.index, step.decision);
        return;
      case 'connect':
        truths.connect(step.isUp);
        world.connect(step.isUp, step.noise);
    }
  };

  return {
    world,
    lastCode,
    deletions: () => deletions,
    take: async (step) => {
      if (step.kind === 'meet' || step.kind === 'arriveLate' || step.kind === 'connect')
        travel(step);
      else if (isOfPhone(step)) await happen(step);
      else await person(step);
    },
    mayBeOver: (code, at = world.now()) => {
      const { tappedAt, forward, isTimeless } = truths.of(code);
      const doubt = Math.min(forward, MINUTE_MS) + ROUNDING_MS;
      return isTimeless || at - tappedAt > LIFE_MS - doubt;
    },
    maySend: ({ code, at, run }) => {
      const { tappedAt, back, isTimeless, run: grantedIn } = truths.of(code);
      const isKnown =
        run > grantedIn || world.sent.some((other) => other.code === code && other.at < at);
      return isTimeless || at - tappedAt < (isKnown ? DAY_MS : LIFE_MS) + back + ROUNDING_MS;
    },
  };
}

function isOfPhone(step: PersonStep | PhoneStep): step is PhoneStep {
  return ['holdStorage', 'store', 'pass', 'setClock', 'kill'].includes(step.kind);
}
