import type { PhoneComponent } from '../host/platform/platform';
import type {
  PlatformControl,
  PlatformControlValue,
  PlatformDesk,
} from '../host/platform/platform-desk';
import { priceInFen } from '../wechat/charge-ledger';
import { phoneFailures } from '../wechat/phone-outcomes';
import { defaultAccount } from '../wechat/seed';
import type { Wechat } from '../wechat/wechat';

const components: readonly PhoneComponent[] = ['quick', 'realtime'];

const names: Readonly<Record<PhoneComponent, string>> = { quick: '快速验证', realtime: '实时验证' };

/** The simulated platform on the host's desk: quota, next outcomes, review verdicts, charges. */
export function createWechatDesk(wechat: Wechat, everyMilliseconds = 1000): PlatformDesk {
  const quota = () => wechat.quotaOf(defaultAccount.appid);
  const charges = () => wechat.ledger.charges();

  const setters: Readonly<Record<string, (value: PlatformControlValue | undefined) => void>> = {
    ...Object.fromEntries(
      components.flatMap((component) => [
        [
          `quota-${component}`,
          (value: PlatformControlValue | undefined) => {
            const uses = Number(value);
            if (!Number.isInteger(uses) || uses < 0) throw new Error('次数要是 0 或正整数');
            quota().set(component, uses);
          },
        ],
        [
          `next-${component}`,
          (value: PlatformControlValue | undefined) => {
            const failure = phoneFailures.find((one) => one === value);
            if (failure === undefined) return;
            wechat.faults.failNextPhone(component, failure);
          },
        ],
      ]),
    ),
    nickname: (value) => {
      wechat.review.next('nickname', verdictOf(value));
    },
    avatar: (value) => {
      wechat.review.next('avatar', verdictOf(value));
    },
    reset: () => {
      wechat.reset();
    },
  };

  return {
    controls: () => [
      ...components.map((component): PlatformControl => ({
        id: `quota-${component}`,
        label: `${names[component]}剩余次数`,
        kind: 'number',
        value: quota().remaining(component),
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
      { id: 'reset', label: '平台恢复初始', kind: 'action', group: '平台' },
    ],
    set(id, value) {
      const set = setters[id];
      if (set === undefined) return Promise.reject(new Error(`There is no control "${id}".`));
      return Promise.resolve().then(() => {
        set(value);
      });
    },
    ledger: () => ({
      columns: [
        { id: 'at', label: '时间' },
        { id: 'component', label: '组件' },
        { id: 'price', label: '费用' },
      ],
      rows: charges().map(({ at, component }) => ({
        at: new Date(at).toLocaleTimeString('zh-CN'),
        component: names[component],
        price: yuan(priceInFen[component]),
      })),
      summary: [
        { label: '次数', value: String(charges().length) },
        {
          label: '合计',
          value: yuan(charges().reduce((sum, { component }) => sum + priceInFen[component], 0)),
        },
      ],
    }),
    onChange(listener) {
      let seen = charges().length;
      const timer = setInterval(() => {
        if (charges().length === seen) return;
        seen = charges().length;
        listener();
      }, everyMilliseconds);
      timer.unref();
      return () => {
        clearInterval(timer);
      };
    },
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
