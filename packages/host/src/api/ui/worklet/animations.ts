import { easing } from './easing';

/** Where an animation is at a moment. */
interface Place {
  readonly value: unknown;
  readonly finished: boolean;
}

/** An animation that has begun. */
export interface Running {
  /** `now` in milliseconds, never less than before. */
  readonly at: (now: number) => Place;
  /** Tells the callbacks once, with true when it came to its end. */
  readonly end: (finished: boolean) => void;
}

/** `AnimationObject`: what `timing` and the others return, and a shared value takes. */
export interface AnimationObject {
  /** `towards` is another end than its own: for the way back of `repeat`. */
  readonly begin: (from: unknown, now: number, towards?: unknown) => Running;
}

type Options = Readonly<Record<string, unknown>>;

const animations = new WeakSet();

function animation(begin: AnimationObject['begin']): AnimationObject {
  const made = { begin };
  animations.add(made);
  return made;
}

export function isAnimation(value: unknown): value is AnimationObject {
  return typeof value === 'object' && value !== null && animations.has(value);
}

const numberOr = (value: unknown, fallback: number) =>
  typeof value === 'number' && Number.isFinite(value) ? value : fallback;

function endOf(callback: unknown): (finished: boolean) => void {
  let told = false;
  return (finished) => {
    if (told) return;
    told = true;
    if (typeof callback === 'function') (callback as (finished: boolean) => void)(finished);
  };
}

/** Between two numbers; anything else is at its end at once. */
function between(
  to: unknown,
  callback: unknown,
  follow: (from: number, to: number, elapsed: number) => Place,
): AnimationObject {
  return animation((from, now, towards = to) => ({
    at: (moment) =>
      typeof from === 'number' && typeof towards === 'number'
        ? follow(from, towards, moment - now)
        : { value: towards, finished: true },
    end: endOf(callback),
  }));
}

export function timing(to: unknown, options?: Options, callback?: unknown): AnimationObject {
  const duration = numberOr(options?.['duration'], 300);
  const given = options?.['easing'];
  const curve =
    typeof given === 'function' ? (given as (t: number) => number) : easing.inOut(easing.quad);
  return between(to, callback, (from, end, elapsed) =>
    elapsed >= duration
      ? { value: end, finished: true }
      : { value: from + (end - from) * curve(elapsed / duration), finished: false },
  );
}

export function spring(to: unknown, options?: Options, callback?: unknown): AnimationObject {
  const mass = numberOr(options?.['mass'], 1);
  const damping = numberOr(options?.['damping'], 10);
  const stiffness = numberOr(options?.['stiffness'], 100);
  const restDistance = numberOr(options?.['restDisplacementThreshold'], 0.01);
  const restSpeed = numberOr(options?.['restSpeedThreshold'], 2);
  const velocity = numberOr(options?.['velocity'], 0);
  const clamped = options?.['overshootClamping'] === true;
  const frequency = Math.sqrt(stiffness / mass);
  const ratio = damping / (2 * Math.sqrt(stiffness * mass));
  return between(to, callback, (from, end, elapsed) => {
    const t = elapsed / 1000;
    const { distance, speed } = oscillation(end - from, -velocity, frequency, ratio, t);
    const beyond = clamped && distance * (end - from) < 0;
    const atRest = Math.abs(distance) < restDistance && Math.abs(speed) < restSpeed;
    if (beyond || (atRest && t > 0)) return { value: end, finished: true };
    return { value: end - distance, finished: false };
  });
}

/** A damped spring `t` seconds after it was let go; what is damped too much is damped just enough. */
function oscillation(start: number, push: number, frequency: number, ratio: number, t: number) {
  const decay = Math.min(ratio, 1) * frequency;
  const fading = Math.exp(-decay * t);
  if (ratio >= 1) {
    const slope = push + decay * start;
    const distance = fading * (start + slope * t);
    return { distance, speed: fading * slope - decay * distance };
  }
  const turning = frequency * Math.sqrt(1 - ratio ** 2);
  const sine = (push + decay * start) / turning;
  const distance = fading * (start * Math.cos(turning * t) + sine * Math.sin(turning * t));
  const turn = fading * turning * (sine * Math.cos(turning * t) - start * Math.sin(turning * t));
  return { distance, speed: turn - decay * distance };
}

/** What moves less than this (per second) has stopped. */
const standstill = 1;

export function decay(options?: Options, callback?: unknown): AnimationObject {
  const velocity = numberOr(options?.['velocity'], 0);
  const loss = 1 - numberOr(options?.['deceleration'], 0.998);
  const [low = -Infinity, high = Infinity] = Array.isArray(options?.['clamp'])
    ? (options['clamp'] as readonly number[])
    : [];
  return between(0, callback, (from, _to, elapsed) => {
    const left = Math.exp(-loss * elapsed);
    const way = loss > 0 ? (velocity * (1 - left)) / (1000 * loss) : (velocity * elapsed) / 1000;
    const value = Math.min(Math.max(from + way, low), high);
    const stopped = Math.abs(velocity * left) < standstill || value !== from + way;
    return { value, finished: stopped };
  });
}

export function delay(wait: unknown, delayed: unknown): AnimationObject {
  const milliseconds = numberOr(wait, 0);
  return animation((from, now, towards) => {
    const running = (isAnimation(delayed) ? delayed : timing(delayed, { duration: 0 })).begin(
      from,
      now + milliseconds,
      towards,
    );
    return {
      ...running,
      at: (moment) =>
        moment < now + milliseconds ? { value: from, finished: false } : running.at(moment),
    };
  });
}

export function sequence(...parts: readonly unknown[]): AnimationObject {
  return chain((round) => {
    const part = parts.filter(isAnimation)[round];
    return part && { part };
  });
}

export function repeat(
  repeated: unknown,
  times: unknown = 2,
  reverse: unknown = false,
  callback?: unknown,
): AnimationObject {
  const rounds = numberOr(times, 2);
  return chain((round, first, last) => {
    if (!isAnimation(repeated) || (rounds >= 0 && round >= rounds)) return undefined;
    if (reverse !== true) return { part: repeated, from: first };
    return { part: repeated, ...(round % 2 === 1 && { towards: first }), from: last };
  }, callback);
}

interface Next {
  readonly part: AnimationObject;
  readonly from?: unknown;
  readonly towards?: unknown;
}

/** One after the other; each begins where the one before ended, unless told otherwise. */
function chain(
  next: (round: number, first: unknown, last: unknown) => Next | undefined,
  callback?: unknown,
): AnimationObject {
  return animation((first, now) => {
    let round = 0;
    const start = (last: unknown, moment: number): Running | undefined => {
      const { part, from = last, towards } = next(round, first, last) ?? {};
      return part?.begin(from, moment, towards);
    };
    let running = start(first, now);
    const end = endOf(callback);
    return {
      at(moment) {
        if (running === undefined) return { value: first, finished: true };
        const place = running.at(moment);
        if (!place.finished) return place;
        running.end(true);
        round += 1;
        running = start(place.value, moment);
        return { value: place.value, finished: running === undefined };
      },
      end(finished) {
        running?.end(finished);
        end(finished);
      },
    };
  });
}
