import type { PhoneComponent, PlatformControl, PlatformControlValue } from 'miniprogram-host';
import { phoneFailures } from 'wechat-simulator';

import type { Stand } from '../stand';
import type { ControlGroup, Setter } from './control-group';
import { deskWords } from './desk-words';
import { outcomeChoices } from './outcome-words';

const components: readonly PhoneComponent[] = ['quick', 'realtime'];
const subjects = ['nickname', 'avatar'] as const;
const verdicts = ['pass', 'reject', 'timeout'] as const;

/** What WeChat does next: outcomes of the phone buttons, quotas, verdicts of the content review. */
export function wechatControls({ wechat, quota }: Pick<Stand, 'wechat' | 'quota'>): ControlGroup {
  const setQuota =
    (component: PhoneComponent): Setter =>
    (value, language) => {
      const uses = Number(value);
      if (!Number.isInteger(uses) || uses < 0) throw new Error(deskWords[language].quotaInvalid);
      quota().set(component, uses);
    };
  const setNext =
    (component: PhoneComponent): Setter =>
    (value) => {
      const failure = phoneFailures.find((one) => one === value);
      wechat.faults.forgetPhone(component);
      if (failure !== undefined) wechat.faults.failNextPhone(component, failure);
    };
  const setVerdict =
    (subject: (typeof subjects)[number]): Setter =>
    (value) => {
      wechat.review.forget(subject);
      const verdict = verdictOf(value);
      if (verdict !== undefined) wechat.review.next(subject, verdict);
    };
  return {
    controls(language) {
      const words = deskWords[language];
      const next = components.map((component): PlatformControl => {
        const [waiting] = wechat.faults.waitingForPhone(component);
        return {
          id: `next-${component}`,
          label: words.nextOf[component],
          kind: 'select',
          value: waiting ?? 'granted',
          isArmed: waiting !== undefined,
          options: [
            { value: 'granted', label: words.asThePersonSays },
            ...outcomeChoices(language),
          ],
          group: words.next,
        };
      });
      const quotas = components.map((component): PlatformControl => ({
        id: `quota-${component}`,
        label: words.quotaLeft[component],
        kind: 'number',
        value: quota().remaining(component),
        group: words.quota,
      }));
      const reviews = subjects.map((subject): PlatformControl => {
        const [waiting] = wechat.review.waiting(subject);
        return {
          id: subject,
          label: words[subject],
          kind: 'select',
          value: waiting ?? 'usual',
          isArmed: waiting !== undefined,
          options: [
            { value: 'usual', label: words.asTheWordsAre },
            ...verdicts.map((verdict) => ({ value: verdict, label: words[verdict] })),
          ],
          group: words.review,
        };
      });
      return [...next, ...quotas, ...reviews];
    },
    setters: Object.fromEntries([
      ...components.flatMap((component): [string, Setter][] => [
        [`quota-${component}`, setQuota(component)],
        [`next-${component}`, setNext(component)],
      ]),
      ...subjects.map((subject): [string, Setter] => [subject, setVerdict(subject)]),
    ]),
  };
}

const verdictOf = (value: PlatformControlValue | undefined) =>
  verdicts.find((verdict) => verdict === value);
