import type { PhoneRefusalKind } from '../../models/phone';
import type { PhoneService } from '../phone/phone-service';

const fail = (why: string, errno?: number): object => ({
  errMsg: `getPhoneNumber:fail ${why}`,
  errno,
});

/** An event detail for every kind of refusal (docs/wechat-facts.md §1.3): nobody can produce them on demand on a phone. */
export const knownDetails: Readonly<Record<PhoneRefusalKind, object>> = {
  declined: fail('user deny'),
  'privacy-declined': fail('privacy permission is not authorized', 104),
  'privacy-not-declared': fail('api scope is not declared in the privacy agreement', 112),
  'privacy-banned': fail('appid privacy api banned'),
  'no-permission': fail('jsapi has no permission', 102),
  'quota-exhausted': fail('appid no enough quota', 1400001),
  'too-frequent': { errMsg: 'invoke getPhoneNumber too frequently' },
  unsupported: fail('not supported', 100),
  'needs-verification': fail('用户绑定的手机需要进行验证，请在客户端完成短信验证步骤'),
  failed: fail('internal error', 4),
};

/** Every kind of refusal. */
export const refusalKinds = Object.keys(knownDetails) as readonly PhoneRefusalKind[];

/** The lab's switch: what the next phone event is to be taken for. */
export interface NextOutcome {
  /** The armed kind, null when events are taken as they come. */
  armed(): PhoneRefusalKind | null;
  arm(name: string | null): void;
}

/**
 * Puts the armed detail in the place of the next event, in front of the phone service, which knows
 * nothing of it. A granted event is replaced too: its code is then lost on purpose.
 */
export function withNextOutcome(phone: PhoneService): {
  readonly phone: PhoneService;
  readonly nextOutcome: NextOutcome;
} {
  let next: PhoneRefusalKind | null = null;
  return {
    nextOutcome: {
      armed: () => next,
      arm: (name) => {
        next = refusalKinds.find((kind) => kind === name) ?? null;
      },
    },
    phone: {
      ...phone,
      receive: (component, eventDetail) => {
        const detail = next === null ? eventDetail : knownDetails[next];
        next = null;
        return phone.receive(component, detail);
      },
    },
  };
}
