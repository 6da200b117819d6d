import type { FaultSwitch } from 'onboarding-backend';

/** What the backend can be made to do once, by the name that the panel sends. */
export const backendFaults = {
  'rate-limited': { kind: 'problem', code: 'rate-limited', retryAfterSeconds: 30 },
  'session-invalid': { kind: 'problem', code: 'session-invalid' },
  'wechat-busy': { kind: 'problem', code: 'wechat-busy' },
  internal: { kind: 'problem', code: 'internal' },
  status: { kind: 'status', status: 502 },
  html: { kind: 'html' },
  empty: { kind: 'empty' },
  'wrong-shape': { kind: 'wrong-shape' },
  silence: { kind: 'silence' },
  'lost-before': { kind: 'lost-before' },
  'lost-after': { kind: 'lost-after' },
} as const satisfies Readonly<Record<string, Parameters<FaultSwitch['arm']>[0]>>;

export type BackendFaultName = keyof typeof backendFaults;
