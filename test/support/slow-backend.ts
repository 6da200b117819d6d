import type { HttpRequest, HttpResult } from '../../miniprogram/platform/platform';
import { nobody, routeOf, session, somebody } from './fake-backend';
import { noAnswer, ok, problem } from './fake-platform';

/** What the backend decides about a code when it sees it for the first time under a key. */
export type Decision = 'bound' | 'invalid' | 'conflict';

/** What happens to a request on its way, and what the program hears of it. */
export type Fate =
  | { readonly kind: 'answered'; readonly decision: Decision }
  | { readonly kind: 'lostAfter'; readonly decision: Decision }
  | { readonly kind: 'lostBefore' | 'gateway' | 'signedOut' | 'page' }
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number }
  /** An answer that says nothing, whether or not the backend did its work before. */
  | {
      readonly kind: 'noise';
      readonly status: number;
      readonly body: keyof typeof noises;
      readonly retryAfter: number | null;
      readonly decision: Decision | null;
    };

/** Bodies that are no verdict, whatever the status. */
export const noises = {
  page: '<html>',
  nothing: '',
  half: '{"user":{"id":"u1"',
  internal: { code: 'internal' },
  codeOfNobody: { code: 'quite-new', retryAfterSeconds: 900 },
  withoutNumber: { user: nobody },
  ofSomebodyElse: { user: { ...somebody, id: 'u2' } },
  withAStrangePicture: { user: { ...somebody, avatarUrl: 'http://a.cn/p' } },
  list: [],
} as const;

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

type Waiting = Flight & { readonly resolve: (result: HttpResult) => void };
export type Decisions = ReadonlyMap<
  string,
  { readonly flight: Flight; readonly decision: Decision }
>;

/** A network whose exchanges wait for their fate, with an idempotent backend behind it. */
export interface SlowBackend {
  readonly request: (run: number, request: HttpRequest) => Promise<HttpResult>;
  readonly waiting: () => readonly Waiting[];
  readonly sent: readonly Flight[];
  readonly decisions: Decisions;
  readonly take: (index: number, isDue: (it: Waiting) => boolean) => Waiting | undefined;
  readonly decide: (flight: Flight, decision: Decision) => Decision;
  readonly answer: (flight: Waiting, fate: Fate) => void;
  readonly bindEverything: () => void;
  /** Whether the other requests are answered; `noise`: by what says nothing. */
  readonly connect: (isUp: boolean, noise?: boolean) => void;
}

/** What the program hears of a fate; `decide` is the backend doing its work. */
function answerOf(fate: Fate, decide: (decision: Decision) => Decision): HttpResult {
  switch (fate.kind) {
    case 'answered':
      return decided[decide(fate.decision)]();
    case 'lostAfter':
      decide(fate.decision);
      return noAnswer('interrupted');
    case 'lostBefore':
      return noAnswer('timeout');
    case 'gateway':
      return ok('<html>', 502);
    case 'page':
      return ok('<html>');
    case 'signedOut':
      return problem(401, 'session-invalid');
    case 'noise':
      if (fate.decision !== null) decide(fate.decision);
      return {
        kind: 'response',
        status: fate.status,
        headers: fate.retryAfter === null ? {} : { 'retry-after': String(fate.retryAfter) },
        body: noises[fate.body],
      };
    case 'busy':
      return ok({ code: 'wechat-busy', retryAfterSeconds: fate.retryAfterSeconds }, 503);
  }
}

export function createSlowBackend(
  now: () => number,
  epoch: number,
  isStored: (code: string) => boolean,
): SlowBackend {
  const sent: Flight[] = [];
  const decisions = new Map<string, { flight: Flight; decision: Decision }>();
  let waiting: readonly Waiting[] = [];
  let isUp = true;
  let isNoisy = false;
  /** The number that the account has. */
  let person = nobody;
  let bindsAll = false;

  const dated = (result: HttpResult): HttpResult =>
    result.kind === 'response'
      ? { ...result, headers: { ...result.headers, date: new Date(epoch + now()).toUTCString() } }
      : result;

  /** The first decision under a key is the only one. */
  const decide = (flight: Flight, decision: Decision): Decision => {
    const first = decisions.get(flight.key);
    if (first === undefined) decisions.set(flight.key, { flight, decision });
    if (first === undefined && decision === 'bound') person = somebody;
    return first?.decision ?? decision;
  };

  const exchange = (run: number, { body, headers }: HttpRequest): Promise<HttpResult> => {
    const { code, resolution } = body as { code: string; resolution?: string };
    const key = headers['idempotency-key'] ?? '';
    const flight: Flight = {
      code,
      key,
      isMove: resolution === 'move',
      at: now(),
      run,
      wasStored: isStored(code),
    };
    sent.push(flight);
    if (bindsAll) return Promise.resolve(dated(decided[decide(flight, 'bound')]()));
    return new Promise((resolve) => {
      waiting = waiting.concat({ ...flight, resolve });
    });
  };

  const other = (request: HttpRequest): HttpResult => {
    if (isNoisy) return ok(noises.page, 500);
    if (!isUp) return noAnswer('offline');
    switch (routeOf(request)) {
      case 'POST /sessions':
        return dated(session(person));
      case 'GET /user':
        return dated(ok(person));
      case 'DELETE /user':
      case 'DELETE /user/phone':
        person = nobody;
        return dated(ok('', 204));
      default:
        return dated(ok('', 204));
    }
  };

  const answerTo = (flight: Flight, fate: Fate): HttpResult =>
    answerOf(fate, (decision) => decide(flight, decision));

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
    connect: (next, noise = false) => {
      isUp = next;
      isNoisy = noise;
    },
  };
}
