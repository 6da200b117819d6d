import type { Failure, NoResponseReason, ProblemCode } from '../models/failure';
import type { FailureMessages } from './messages';

function noResponseText(t: FailureMessages, reason: NoResponseReason): string {
  switch (reason) {
    case 'offline':
    case 'aborted':
      return t.offline;
    case 'timeout':
    case 'interrupted':
      return t.timeout;
    case 'address-refused':
    case 'not-configured':
      return t.notConfigured;
  }
}

/** Problems a person can do something about; the others are ours. */
const problemTexts: Partial<Record<ProblemCode, keyof FailureMessages>> = {
  'rate-limited': 'rateLimited',
  'login-blocked': 'loginBlocked',
};

/** One plain sentence with what to do; nothing in it comes from outside. */
export function failureText(t: FailureMessages, failure: Failure): string {
  switch (failure.kind) {
    case 'no-response':
      return noResponseText(t, failure.reason);
    case 'problem':
      return t[problemTexts[failure.code] ?? 'unavailable'];
    // `wx.login` fails where there is no network, and for hardly anything else.
    case 'login-unavailable':
      return t.offline;
    case 'bad-gateway-response':
    case 'unreadable':
      return t.unavailable;
  }
}
