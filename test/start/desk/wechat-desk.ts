import type {
  DeskLanguage,
  PhoneComponent,
  PlatformControl,
  PlatformControlValue,
  PlatformDesk,
  PlatformLedger,
} from 'miniprogram-host';
import type { Quota, Wechat } from 'wechat-simulator';
import { phoneFailures } from 'wechat-simulator';

import { deskWords } from './desk-words';
import type { Stand } from '../stand';

const components: readonly PhoneComponent[] = ['quick', 'realtime'];

/** The simulated platform on the host's desk: quota, next outcomes, review verdicts, charges. */
export function createWechatDesk(
  { wechat, quota, reset }: Pick<Stand, 'wechat' | 'quota' | 'reset'>,
  everyMilliseconds = 1000,
): PlatformDesk {
  const setters = settersFor(wechat, quota);
  const count = () => wechat.ledger.charges().length;
  return {
    controls: (language) => controlsOf(quota(), language),
    ledger: (language) => ledgerOf(wechat, language),
    set(id, value, language) {
      // The backend forgets too: the platform's codes begin again, and it must not know them.
      if (id === 'reset') return reset();
      const set = setters[id];
      if (set === undefined) return Promise.reject(new Error(`There is no control "${id}".`));
      return Promise.resolve().then(() => {
        set(value, language);
      });
    },
    onChange(listener) {
      let seen = count();
      const timer = setInterval(() => {
        if (count() === seen) return;
        seen = count();
        listener();
      }, everyMilliseconds);
      timer.unref();
      return () => {
        clearInterval(timer);
      };
    },
  };
}

type Setter = (value: PlatformControlValue | undefined, language: DeskLanguage) => void;

function settersFor(wechat: Wechat, quota: () => Quota): Readonly<Record<string, Setter>> {
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
      if (failure !== undefined) wechat.faults.failNextPhone(component, failure);
    };
  const perComponent = components.flatMap((component): [string, Setter][] => [
    [`quota-${component}`, setQuota(component)],
    [`next-${component}`, setNext(component)],
  ]);
  return {
    ...Object.fromEntries(perComponent),
    nickname: (value) => {
      wechat.review.next('nickname', verdictOf(value));
    },
    avatar: (value) => {
      wechat.review.next('avatar', verdictOf(value));
    },
  };
}

function controlsOf(quota: Quota, language: DeskLanguage): readonly PlatformControl[] {
  const words = deskWords[language];
  return [
    ...components.map((component): PlatformControl => ({
      id: `quota-${component}`,
      label: words.quotaLeft[component],
      kind: 'number',
      value: quota.remaining(component),
      group: words.quota,
    })),
    ...components.map((component): PlatformControl => ({
      id: `next-${component}`,
      label: words.nextOf[component],
      kind: 'select',
      value: 'granted',
      options: [
        { value: 'granted', label: words.asThePersonSays },
        ...phoneFailures.map((failure) => ({ value: failure, label: failure })),
      ],
      group: words.next,
    })),
    ...(['nickname', 'avatar'] as const).map((id): PlatformControl => ({
      id,
      label: words[id],
      kind: 'select',
      value: 'pass',
      options: verdicts.map((verdict) => ({ value: verdict, label: words[verdict] })),
      group: words.review,
    })),
    { id: 'reset', label: words.reset, kind: 'action', group: words.platform },
  ];
}

function ledgerOf(wechat: Wechat, language: DeskLanguage): PlatformLedger {
  const charges = wechat.ledger.charges();
  const words = deskWords[language];
  return {
    columns: [
      { id: 'at', label: words.at },
      { id: 'component', label: words.component },
      { id: 'price', label: words.price },
    ],
    rows: charges.map((charge) => ({
      at: new Date(charge.at).toLocaleTimeString('zh-CN'),
      component: words.components[charge.component],
      price: yuan(charge.priceInFen),
    })),
    summary: [
      { label: words.count, value: String(charges.length) },
      { label: words.total, value: yuan(wechat.ledger.totalInFen()) },
    ],
  };
}

function yuan(fen: number): string {
  return `¥${(fen / 100).toFixed(2)}`;
}

const verdicts = ['pass', 'reject', 'timeout'] as const;

const verdictOf = (value: PlatformControlValue | undefined): (typeof verdicts)[number] =>
  verdicts.find((verdict) => verdict === value) ?? 'pass';
