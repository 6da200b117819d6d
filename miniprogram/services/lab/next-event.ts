import type { PhoneService } from '../phone/phone-service';

/** The lab's switch: a detail that takes the place of the next phone event's, under a name to show. */
export interface NextEvent {
  /** The armed name, null when events are taken as they come. */
  armed(): string | null;
  arm(next: { readonly name: string; readonly detail: object } | null): void;
}

/**
 * Puts the armed detail in the place of the next event, in front of the phone service, which knows
 * nothing of it. A granted event is replaced too: its code is then lost on purpose.
 */
export function withNextEvent(phone: PhoneService): {
  readonly phone: PhoneService;
  readonly nextEvent: NextEvent;
} {
  let next: Parameters<NextEvent['arm']>[0] = null;
  return {
    nextEvent: {
      armed: () => next?.name ?? null,
      arm: (armed) => {
        next = armed;
      },
    },
    phone: {
      ...phone,
      receive: (component, eventDetail) => {
        const detail = next === null ? eventDetail : next.detail;
        next = null;
        return phone.receive(component, detail);
      },
    },
  };
}
