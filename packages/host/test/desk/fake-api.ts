import type { DeskApi, Exchange, JournalEntry } from '../../src/desk/desk-api';
import type { PhoneSettings } from '../../src/phone/settings';
import { defaultPhoneSettings } from '../../src/phone/settings';

export interface FakeServer {
  readonly api: DeskApi;
  /** What the desk asked for, oldest first. */
  readonly asked: string[];
  readonly tell: (entry: JournalEntry) => void;
  readonly connect: (is: boolean) => void;
  /** What requests sent and got, by key. */
  readonly exchanges: Record<string, Exchange>;
}

/** A server that keeps settings, one control of each kind, a ledger and a storage. */
export function fakeServer(some: Partial<PhoneSettings> = {}): FakeServer {
  const asked: string[] = [];
  let settings = { ...defaultPhoneSettings, ...some };
  let entries = [{ key: 'session', json: '{"token":"t"}', encrypted: true }];
  let files = [{ path: 'http://usr/a.png', size: 2048 }];
  let isVisible = true;
  let isArmed = false;
  const exchanges: Record<string, Exchange> = {};
  let quota: string | number | boolean = 1000;
  let hear: (entry: JournalEntry) => void = () => undefined;
  let connect: (is: boolean) => void = () => undefined;
  const answer = <Value>(what: string, value: Value) => {
    asked.push(what);
    return Promise.resolve(value);
  };
  const controls = () => ({
    controls: [
      { id: 'quota', label: '余额', kind: 'number' as const, value: quota, group: '配额' },
      { id: 'buy', label: '购买', kind: 'action' as const, group: '配额' },
      { id: 'late', label: '超时', kind: 'toggle' as const, value: false, group: '审核' },
      {
        id: 'next',
        label: '下一次',
        kind: 'select' as const,
        value: isArmed ? 'deny' : 'usual',
        isArmed,
        options: [
          { value: 'usual', label: '照常' },
          { value: 'deny', label: '拒绝', group: '用户' },
        ],
        group: '审核',
      },
      { id: 'reset', label: '重来', kind: 'action' as const, question: '真的？', group: '审核' },
    ],
  });
  const storage = () => ({ entries, size: 1536, files });
  return {
    asked,
    exchanges,
    tell: (entry) => {
      hear(entry);
    },
    connect: (is) => {
      connect(is);
    },
    api: {
      settings: () => answer('settings', settings),
      changeSettings(change) {
        settings = { ...settings, ...change };
        return answer(`change ${JSON.stringify(change)}`, settings);
      },
      controls: () => answer('controls', controls()),
      setControl(change) {
        if (change.id === 'quota' && change.value === -1) {
          asked.push('refused');
          return Promise.reject(new Error('The quota is 0 or more.'));
        }
        if (change.id === 'quota' && change.value !== undefined) quota = change.value;
        if (change.id === 'next') isArmed = change.value !== undefined && change.value !== 'usual';
        return answer(`set ${JSON.stringify(change)}`, controls());
      },
      ledger: () =>
        answer('ledger', {
          columns: [{ id: 'price', label: '费用' }],
          rows: [{ price: '¥0.03' }],
          summary: [{ label: '合计', value: '¥0.03' }],
        }),
      running: () =>
        answer('running', {
          project: 'shop',
          appid: 'wx1',
          pages: ['pages/home/home', 'pages/cart/cart'],
          page: 'pages/home/home?from=share',
          isVisible,
        }),
      exchange: (key) => {
        asked.push(`exchange ${key}`);
        const found = exchanges[key];
        return found === undefined ? Promise.reject(new Error('404')) : Promise.resolve(found);
      },
      storage: () => answer('storage', storage()),
      clearStorage(key) {
        entries = entries.filter((entry) => key !== undefined && entry.key !== key);
        if (key === undefined) files = [];
        return answer(`clear ${key ?? 'all'}`, storage());
      },
      command({ command }) {
        isVisible = command !== 'hide';
        return answer(`command ${command}`, undefined);
      },
      journal(entry, connected) {
        hear = entry;
        connect = connected;
        return () => asked.push('journal closed');
      },
    },
  };
}
