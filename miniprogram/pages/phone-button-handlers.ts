import type { PhoneComponent } from '../models/phone';
import { services } from '../services/index';

/** What a page does with the event of a tap: `detail` as WeChat gave it, unread. */
interface Receiver {
  receive(component: PhoneComponent, detail: unknown): void;
}

interface Asked {
  readonly component: PhoneComponent;
}

/** Handlers of a page with a `<phone-button>`; every event detail goes to the page's own `receive`. */
export const phoneButtonHandlers = {
  handleStart() {
    services.phone.markTap();
  },

  /** Our own button: the call must happen inside this tap. */
  handleAsk(this: Receiver, event: WechatMiniprogram.CustomEvent<Asked>) {
    const { component } = event.detail;
    const question = services.phone.ask?.(component) ?? null;
    if (question === null) return;
    services.phone.markTap();
    void question.then((detail) => {
      this.receive(component, detail);
    });
  },

  handleAnswer(
    this: Receiver,
    event: WechatMiniprogram.CustomEvent<Asked & { readonly detail: unknown }>,
  ) {
    this.receive(event.detail.component, event.detail.detail);
  },
};
