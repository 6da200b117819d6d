import type { PhoneComponent } from '../../models/phone';
import type { Platform } from '../../platform/platform';

/** WeChat's sheet is modal: a tap after this long proves that none is open, and that WeChat may never answer. */
const OPENING_MS = 5000;

/**
 * One question at a time: a tap while WeChat's sheet is still opening asks nothing and gets null.
 * Asked twice, the platform could charge twice. Every question keeps its answer, however late: it may be paid for.
 */
export function askOnce(
  ask: NonNullable<Platform['askPhoneNumber']>,
  after: Platform['after'],
): (component: PhoneComponent) => Promise<unknown> | null {
  let open: Promise<unknown> | null = null;
  return (component) => {
    if (open !== null) return null;
    const question = ask(component);
    open = question;
    const free = (): void => {
      if (open === question) open = null;
    };
    const cancel = after(OPENING_MS, free);
    const end = (): void => {
      cancel();
      free();
    };
    void question.then(end, end);
    return question;
  };
}
