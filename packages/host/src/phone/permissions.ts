import type { Surfaces } from './surfaces';
import { ask } from './surfaces';

/** What a scope of `wx.authorize` is for (documentation: 授权, scope 列表). */
interface Scope {
  /** Its row on the settings page. */
  readonly name: string;
  /** What the popup asks for, in the person's words; without it WeChat asks no more and gives it. */
  readonly purpose?: string;
}

const scopes: Readonly<Record<string, Scope>> = {
  'scope.userLocation': { name: '位置信息', purpose: '获取你的位置信息' },
  'scope.userFuzzyLocation': { name: '模糊位置信息', purpose: '获取你的模糊位置信息' },
  'scope.userLocationBackground': { name: '后台位置信息', purpose: '后台获取你的位置信息' },
  'scope.record': { name: '麦克风', purpose: '使用你的麦克风' },
  'scope.camera': { name: '摄像头', purpose: '使用你的摄像头' },
  'scope.bluetooth': { name: '蓝牙', purpose: '使用你的蓝牙' },
  'scope.writePhotosAlbum': { name: '添加到相册', purpose: '保存图片或视频到你的相册' },
  'scope.addPhoneContact': { name: '添加到联系人', purpose: '添加到联系人' },
  'scope.addPhoneCalendar': { name: '添加到日历', purpose: '添加日程到系统日历' },
  'scope.werun': { name: '微信运动步数', purpose: '获取你的微信运动步数' },
  'scope.userInfo': { name: '用户信息' },
  'scope.address': { name: '通讯地址' },
  'scope.invoiceTitle': { name: '发票抬头' },
  'scope.invoice': { name: '发票' },
};

export type PermissionDecision = 'allowed' | 'denied' | 'unknown-scope';

/** The choices by scope, as `wx.getSetting` reports them: only scopes that were asked for. */
export type GrantedScopes = Readonly<Record<string, boolean>>;

/** What the person has allowed the program, asked once for each scope. */
export interface Permissions {
  /** Asks unless a choice was made before; a refusal stays until it is set otherwise. */
  request(scope: string): Promise<PermissionDecision>;
  granted(): GrantedScopes;
  set(scope: string, allowed: boolean): void;
  /** Forgets every choice, as when the person deletes the program from the phone. */
  clear(): void;
  /** Shows the settings page; resolves when the person goes back from it. */
  openSettings(): Promise<void>;
}

export interface PermissionParts {
  readonly surfaces: Surfaces;
  readonly programName: string;
  /** Documentation (授权): choices are kept until the person deletes the program. */
  readonly kept?: GrantedScopes;
  /** Told after every change, with everything. */
  readonly save?: (granted: GrantedScopes) => void;
}

export function createPermissions({
  surfaces,
  programName,
  kept = {},
  save = () => undefined,
}: PermissionParts): Permissions {
  const answers = new Map(Object.entries(kept));
  const asking = new Map<string, Promise<boolean>>();
  const granted = () => Object.fromEntries(answers);
  const set = (scope: string, allowed: boolean) => {
    answers.set(scope, allowed);
    save(granted());
  };
  /** Two askers at once wait for the one popup. */
  const askPerson = (scope: string, purpose: string) => {
    const open =
      asking.get(scope) ??
      ask<boolean>(surfaces, (answer) => ({
        kind: 'permission',
        programName,
        scope,
        purpose,
        answer,
      })).then((allowed) => {
        asking.delete(scope);
        set(scope, allowed);
        return allowed;
      });
    asking.set(scope, open);
    return open;
  };
  return {
    async request(scope) {
      const known = scopes[scope];
      if (known === undefined) return 'unknown-scope';
      const before = answers.get(scope);
      if (before !== undefined) return before ? 'allowed' : 'denied';
      if (known.purpose !== undefined) {
        return (await askPerson(scope, known.purpose)) ? 'allowed' : 'denied';
      }
      set(scope, true);
      return 'allowed';
    },
    granted,
    set,
    clear() {
      answers.clear();
      save({});
    },
    openSettings: () =>
      ask<undefined>(surfaces, (answer) => ({
        kind: 'settings',
        programName,
        switches: [...answers].map(([scope, allowed]) => ({
          scope,
          name: scopes[scope]?.name ?? scope,
          allowed,
        })),
        set,
        answer: () => {
          answer(undefined);
        },
      })),
  };
}
