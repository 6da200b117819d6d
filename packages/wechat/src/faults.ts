import type { PhoneComponent } from 'miniprogram-host';

import type { PhoneFailure } from './phone/phone-outcomes';

/** Every way into the platform: the server API's endpoints and the device's methods. */
export type EntryPoint = ServerEndpoint | 'login' | 'checkSession' | 'queryPhone' | 'grantPhone';

export type ServerEndpoint =
  | 'stable_token'
  | 'jscode2session'
  | 'getuserphonenumber'
  | 'msg_sec_check'
  | 'media_check_async'
  | 'charge_usage'
  | 'getopendata';

/** What the next call of an endpoint meets instead of its response. */
export type ServerFault =
  /** The errcode; nothing is done and no code is consumed. */
  | { readonly kind: 'errcode'; readonly errcode: number }
  /** A response that is not WeChat's, such as a gateway's page. */
  | {
      readonly kind: 'http';
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
    }
  /** The connection drops before anything was done. */
  | { readonly kind: 'lost-before' }
  /** The work is done, then the connection drops: the caller cannot know. */
  | { readonly kind: 'lost-after' }
  /** Nothing is done and nothing is sent until the server closes. */
  | { readonly kind: 'silence' };

/** The faults a test asks for; each is used up by the call it hits. */
export interface Faults {
  /** The next tap on the component ends so; several calls queue. */
  failNextPhone(component: PhoneComponent, failure: PhoneFailure): void;
  /** The failures that wait for the component's next taps, the next one first. */
  waitingForPhone(component: PhoneComponent): readonly PhoneFailure[];
  /** Takes back what waits for the component. */
  forgetPhone(component: PhoneComponent): void;
  /** The next call of the endpoint ends so; several calls queue. */
  failNextCall(endpoint: ServerEndpoint, fault: ServerFault): void;
  /** Delays every response of the entry point by so many milliseconds; 0 ends it. */
  setLatency(point: EntryPoint, milliseconds: number): void;
  /** The failure waiting for the component, if it belongs to this point; takes it. */
  takePhone(
    component: PhoneComponent,
    belongs: (failure: PhoneFailure) => boolean,
  ): PhoneFailure | undefined;
  /** The fault waiting for the endpoint; takes it. */
  takeCall(endpoint: ServerEndpoint): ServerFault | undefined;
  latency(point: EntryPoint): number;
  reset(): void;
}

/** Makes a platform on which nothing fails until told. */
export function createFaults(): Faults {
  const phone = new Map<PhoneComponent, PhoneFailure[]>();
  const calls = new Map<ServerEndpoint, ServerFault[]>();
  const latencies = new Map<EntryPoint, number>();
  return {
    failNextPhone: (component, failure) => {
      phone.set(component, [...(phone.get(component) ?? []), failure]);
    },
    waitingForPhone: (component) => phone.get(component) ?? [],
    forgetPhone: (component) => void phone.delete(component),
    failNextCall: (endpoint, fault) => {
      calls.set(endpoint, [...(calls.get(endpoint) ?? []), fault]);
    },
    setLatency: (point, milliseconds) => void latencies.set(point, milliseconds),
    takePhone: (component, belongs) => {
      const [first, ...rest] = phone.get(component) ?? [];
      if (first === undefined || !belongs(first)) return undefined;
      phone.set(component, rest);
      return first;
    },
    takeCall: (endpoint) => calls.get(endpoint)?.shift(),
    latency: (point) => latencies.get(point) ?? 0,
    reset: () => {
      phone.clear();
      calls.clear();
      latencies.clear();
    },
  };
}
