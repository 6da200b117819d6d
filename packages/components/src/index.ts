import { config as defaults } from './config';
import type { PhoneAnswer } from './events';
import type { BackendConfig, ProgramConfig } from './models/config';
import type { PhoneOutcome } from './models/phone';
import { createWechatPlatform } from './platform/wechat-platform';
import type { Adapter } from './services/backend/contract-call';
import type { Services } from './services/create-services';
import { createServices } from './services/create-services';

/** The services of the program, for the pages of another one. */
export interface Onboarding extends Omit<Services, 'lab' | 'isDeveloper' | 'update'> {
  /** Reads the answer of a phone button and, when a number was granted, hands it to the backend. */
  takeAnswer(answer: PhoneAnswer): PhoneOutcome;
}

export interface OnboardingOptions {
  /** @default quick, real-time and manual; quotas pause six hours; WeChat's own buttons */
  readonly phone?: Partial<ProgramConfig['phone']>;
  /** @default no cropping, at most 1080 pixels wide */
  readonly avatar?: Partial<ProgramConfig['avatar']>;
  /** For a backend that has paths, responses and errors of its own. @default one that speaks the contract */
  readonly adapter?: Adapter;
}

/** One address everywhere, over https under `/v1`. */
function everywhere(baseUrl: string): ProgramConfig['backend'] {
  const backend: BackendConfig = {
    transport: 'https',
    baseUrl,
    pathPrefix: '/v1',
    headers: {},
    timeoutMs: 10_000,
  };
  return { devtools: backend, develop: backend, trial: backend, release: backend };
}

/** Equal in all that they hold; functions only when they are the same one. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return false;
  }
  const left = new Map(Object.entries(one));
  const right = new Map(Object.entries(other));
  return (
    left.size === right.size &&
    Array.from(left.keys()).every(
      (name) => right.has(name) && isSame(left.get(name), right.get(name)),
    )
  );
}

let opened: { readonly configuration: unknown; readonly onboarding: Onboarding } | null = null;

/**
 * Opens the services on a backend that speaks the contract, and goes on by itself with numbers whose exchange was
 * interrupted, now and whenever the program is shown. Called again with the same configuration it returns what the
 * first call returned.
 *
 * @param backend scheme and host (`https://api.your-company.cn`), or one transport per version
 * @throws when it was called with another configuration: two of them would send the same grant
 */
export function createOnboarding(
  backend: string | ProgramConfig['backend'],
  options: OnboardingOptions = {},
): Onboarding {
  const configuration = { backend, options };
  if (opened === null) {
    opened = { configuration, onboarding: openServices(backend, options) };
  } else if (!isSame(opened.configuration, configuration)) {
    throw new Error(
      'createOnboarding was called before with another configuration; call it once, in app.js.',
    );
  }
  return opened.onboarding;
}

function openServices(
  backend: string | ProgramConfig['backend'],
  { phone, avatar, adapter }: OnboardingOptions,
): Onboarding {
  const program: ProgramConfig = {
    backend: typeof backend === 'string' ? everywhere(backend) : backend,
    developer: 'devtools',
    phone: { ...defaults.phone, ...phone },
    avatar: { ...defaults.avatar, ...avatar },
  };
  const services = createServices(createWechatPlatform(), program, adapter);
  if (services.configProblem !== null) console.error(services.configProblem);
  const goOn = (): void => {
    void services.phone.resume();
    void services.usage.deliver();
  };
  goOn();
  wx.onAppShow(goOn);
  return {
    ...services,
    takeAnswer: ({ component, detail }) => {
      const outcome = services.phone.receive(component, detail);
      if (outcome.kind === 'granted') void services.phone.settle();
      return outcome;
    },
  };
}

export type {
  ComponentEvent,
  PhoneAnswer,
  PhoneAnswerEvent,
  PhoneTapEvent,
  PrivacyAgreeEvent,
  RegionSelectEvent,
} from './events';
export { chooseMessages } from './i18n/choose-messages';
export { failureText } from './i18n/failure-text';
export { spentText } from './i18n/spent-text';
export type { BackendConfig, ProgramConfig } from './models/config';
export { countryCodes } from './models/number';
export type { PhoneComponent, PhoneMethod, PhoneOutcome, PhoneProgress } from './models/phone';
export type { BoundPhone, User } from './models/user';
export { phoneLabel } from './models/user';
export type { Adapter, ContractCall, ContractResponse } from './services/backend/contract-call';
export { failureOf } from './services/backend/service-error';
