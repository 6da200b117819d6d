import type { PhoneComponent } from '../host/platform/platform';
import type {
  PlatformControl,
  PlatformControlValue,
  PlatformDesk,
  PlatformLedger,
} from '../host/platform/platform-desk';
import { phoneFailures } from '../wechat/phone-outcomes';
import { defaultAccount } from '../wechat/seed';
import type { Wechat } from '../wechat/wechat';
import type { Stand } from './stand';

const components: readonly PhoneComponent[] = ['quick', 'realtime'];

const names: Readonly<Record<PhoneComponent, string>> = { quick: '快速验证', realtime: '实时验证' };

/** The simulated platform on the host's desk: quota, next outcomes, review verdicts, charges. */
export function createWechatDesk(
  { wechat, reset }: Pick<Stand, 'wechat' | 'reset'>,
  everyMilliseconds = 1000,
): PlatformDesk {
  const setters = settersFor(wechat);
  const count = () => wechat.ledger.charges().length;
  return {
    controls: () => controlsOf(wechat),
    ledger: () => ledgerOf(wechat),
    set(id, value) {
      // The backend forgets too: the platform's codes begin again, and it must not know them.
      if (id === 'reset') return reset();
      const set = setters[id];
      if (set === undefined) return Promise.reject(new Error(`There is no control "${id}".`));
      return Promise.resolve().then(() => {
        set(value);
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

type Setter = (value: PlatformControlValue | undefined) => void;

function settersFor(wechat: Wechat): Readonly<Record<string, Setter>> {
  const setQuota = (component: PhoneComponent, value: PlatformControlValue | undefined) => {
    const uses = Number(value);
    if (!Number.isInteger(uses) || uses < 0) throw new Error('次数要是 0 或正整数');
    wechat.quotaOf(defaultAccount.appid).set(component, uses);
  };
  const setNext = (component: PhoneComponent, value: PlatformControlValue | undefined) => {
    const failure = phoneFailures.find((one) => one === value);
    if (failure !== undefined) wechat.faults.failNextPhone(component, failure);
  };
  const perComponent = components.flatMap((component): [string, Setter][] => [
    [
      `quota-${component}`,
      (value) => {
        setQuota(component, value);
      },
    ],
    [
      `next-${component}`,
      (value) => {
        setNext(component, value);
      },
    ],
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

function controlsOf(wechat: Wechat): readonly PlatformControl[] {
  const quota = wechat.quotaOf(defaultAccount.appid);
  return [
    ...components.map((component): PlatformControl => ({
      id: `quota-${component}`,
      label: `${names[component]}剩余次数`,
      kind: 'number',
      value: quota.remaining(component),
      group: '额度',
    })),
    ...components.map((component): PlatformControl => ({
      id: `next-${component}`,
      label: `下一次${names[component]}`,
      kind: 'select',
      value: 'granted',
      options: [
        { value: 'granted', label: '由手机上的人决定' },
        ...phoneFailures.map((failure) => ({ value: failure, label: failure })),
      ],
      group: '下一次结果',
    })),
    review('nickname', '下一次昵称审核'),
    review('avatar', '下一次头像审核'),
    { id: 'reset', label: '恢复初始状态', kind: 'action', group: '平台' },
  ];
}

function ledgerOf(wechat: Wechat): PlatformLedger {
  const charges = wechat.ledger.charges();
  return {
    columns: [
      { id: 'at', label: '时间' },
      { id: 'component', label: '组件' },
      { id: 'price', label: '费用' },
    ],
    rows: charges.map((charge) => ({
      at: new Date(charge.at).toLocaleTimeString('zh-CN'),
      component: names[charge.component],
      price: yuan(charge.priceInFen),
    })),
    summary: [
      { label: '次数', value: String(charges.length) },
      { label: '合计', value: yuan(wechat.ledger.totalInFen()) },
    ],
  };
}

function yuan(fen: number): string {
  return `¥${(fen / 100).toFixed(2)}`;
}

type Verdict = 'pass' | 'reject' | 'timeout';

function verdictOf(value: PlatformControlValue | undefined): Verdict {
  return value === 'reject' || value === 'timeout' ? value : 'pass';
}

function review(id: string, label: string): PlatformControl {
  return {
    id,
    label,
    kind: 'select',
    value: 'pass',
    options: [
      { value: 'pass', label: '通过' },
      { value: 'reject', label: '不通过' },
      { value: 'timeout', label: '超时' },
    ],
    group: '内容审核',
  };
}
