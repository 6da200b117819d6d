import type { PhoneComponent } from '../../models/phone';
import { createSingleFlight } from '../single-flight';

export type AskPhoneNumber = (component: PhoneComponent) => Promise<unknown>;

/**
 * One question at a time: a tap while WeChat's sheet is still opening asks nothing and gets null.
 * Asked twice, the platform could charge twice.
 */
export function askOnce(
  ask: AskPhoneNumber,
): (component: PhoneComponent) => Promise<unknown> | null {
  const question = createSingleFlight<unknown>();
  return (component) => (question.current() === null ? question.share(() => ask(component)) : null);
}
