import type { PhoneComponent } from '../../models/phone';

export type AskPhoneNumber = (component: PhoneComponent) => Promise<unknown>;

/**
 * One question at a time: a tap while WeChat's sheet is still opening asks nothing and answers null.
 * Asked twice, the platform could charge twice.
 */
export function askOnce(
  ask: AskPhoneNumber,
): (component: PhoneComponent) => Promise<unknown> | null {
  let isAsking = false;
  return (component) => {
    if (isAsking) return null;
    isAsking = true;
    const done = (): void => {
      isAsking = false;
    };
    const question = ask(component);
    question.then(done, done);
    return question;
  };
}
