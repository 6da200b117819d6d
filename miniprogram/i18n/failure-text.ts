import type { Failure, LoginProblem, NoResponseReason, ProblemCode } from '../models/failure';
import type { FailureMessages } from './messages';

const noResponseTexts: Readonly<Record<NoResponseReason, keyof FailureMessages>> = {
  offline: 'offline',
  aborted: 'offline',
  timeout: 'timeout',
  interrupted: 'timeout',
  insecure: 'insecure',
  'file-gone': 'fileGone',
  'request-refused': 'unavailable',
  'address-refused': 'notConfigured',
  'not-configured': 'notConfigured',
};

const loginTexts: Readonly<Record<LoginProblem, keyof FailureMessages>> = {
  // `wx.login` fails where there is no network, and for hardly anything else.
  passing: 'offline',
  misconfigured: 'notConfigured',
  banned: 'unavailable',
  'too-frequent': 'rateLimited',
};

/** Problems a person can do something about; the others are ours. */
const problemTexts: Partial<Record<ProblemCode, keyof FailureMessages>> = {
  'rate-limited': 'rateLimited',
  'login-blocked': 'loginBlocked',
};

/** One plain sentence with what to do; nothing in it comes from outside. */
export function failureText(t: FailureMessages, failure: Failure): string {
  switch (failure.kind) {
    case 'no-response':
      return t[noResponseTexts[failure.reason]];
    case 'problem':
      return t[problemTexts[failure.code] ?? 'unavailable'];
    case 'login-unavailable':
      return t[loginTexts[failure.cause]];
    case 'bad-gateway-response':
    case 'unreadable':
      return t.unavailable;
  }
}
