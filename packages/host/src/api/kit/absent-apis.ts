import type { Options } from './api';
import { ApiFailure } from './api-failure';
import { answered } from './callback';
import type { ApiContext } from './context';
import { createHollowSystem } from './hollow-system';

/** What the host calls an API that WeChat has and it has not. */
const absenceOf = (name: string) => `${name} is not implemented by this host`;

const failure = 'not implemented by this host';

/** They return an object at once, as `create…` does; nothing can stand for it. */
const getters = new Set(
  `getNFCAdapter getPluginUpdateManager
  getUserCryptoManager`.split(/\s+/),
);

/** They return at once whether the phone can or does something: it does not. */
const questions = new Set(['checkIsPictureInPictureActive']);

/** They return a library of classes. */
const systems = new Set(['getXrFrameSystem']);

const warn = ({ phone }: ApiContext, name: string) => {
  phone.journal.emit('notice', { severity: 'warning', text: absenceOf(name) });
};

/** Throws at once: for what returns something that a program goes on with. */
export function absentAtOnce(name: string): () => never {
  return () => {
    throw new Error(absenceOf(name));
  };
}

/**
 * Fails as a failing API does, with a warning: by callbacks or by a promise. `errMsg` starts with
 * `called`. Nobody has to catch the promise: the warning has told already.
 */
export function absentAnswer(context: ApiContext, name: string, called: string, hasPromise = true) {
  return (options?: Options) => {
    warn(context, name);
    const fail = () => {
      throw new ApiFailure(failure);
    };
    const promise = answered(called, options ?? {}, fail, context.report, hasPromise);
    promise?.catch(() => undefined);
    return promise;
  };
}

/** A namespace whose every member throws its own name. */
export function absentNamespace(name: string): object {
  return new Proxy(
    {},
    { get: (_, key) => (typeof key === 'string' ? absentAtOnce(`${name}.${key}`) : undefined) },
  );
}

/**
 * What stands on `wx` for an API that the host lacks. Names are there, so that a program never takes the
 * host's gap for an old client; `canIUse` says false.
 */
export function absentApi(name: string, context: ApiContext): unknown {
  const fullName = `wx.${name}`;
  if (throwsAtOnce(name)) return absentAtOnce(fullName);
  if (questions.has(name)) {
    return () => {
      warn(context, fullName);
      return false;
    };
  }
  if (systems.has(name)) {
    const system = createHollowSystem();
    return () => {
      warn(context, fullName);
      return system;
    };
  }
  return isEvent(name) ? absentEvent(fullName, context) : absentAnswer(context, fullName, name);
}

/** Whether its call throws; all others fail, or tell nothing. */
export function throwsAtOnce(name: string): boolean {
  return getters.has(name) || /^create|Sync$/.test(name);
}

/** Whether it adds or removes a listener; it returns nothing. */
export function isEvent(name: string): boolean {
  return /^(on|off)[A-Z]/.test(name);
}

/** Nothing is ever told; developers hear of that once. */
function absentEvent(name: string, context: ApiContext): () => void {
  let warned = false;
  return () => {
    if (!warned) warn(context, name);
    warned = true;
  };
}
