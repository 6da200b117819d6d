import { ask, type Surfaces } from './surfaces';

/** The scopes of `wx.authorize` and what each is for, in the person's words (documentation: 授权). */
const purposes: Readonly<Record<string, string>> = {
  'scope.userLocation': '获取你的位置信息',
  'scope.userFuzzyLocation': '获取你的模糊位置信息',
  'scope.userLocationBackground': '后台获取你的位置信息',
  'scope.record': '使用你的麦克风',
  'scope.camera': '使用你的摄像头',
  'scope.bluetooth': '使用你的蓝牙',
  'scope.writePhotosAlbum': '保存图片或视频到你的相册',
  'scope.addPhoneContact': '添加到联系人',
  'scope.addPhoneCalendar': '添加日程到系统日历',
  'scope.werun': '获取你的微信运动步数',
};

export type PermissionDecision = 'allowed' | 'denied' | 'unknown-scope';

/** What the person has allowed the program, asked once for each scope. */
export interface Permissions {
  /** Asks unless it was answered before; a refusal stays until it is set otherwise. */
  request(scope: string): Promise<PermissionDecision>;
  /** The answers so far, as `wx.getSetting` reports them. */
  granted(): Readonly<Record<string, boolean>>;
  set(scope: string, allowed: boolean): void;
}

export function createPermissions(surfaces: Surfaces, programName: string): Permissions {
  const answers = new Map<string, boolean>();
  return {
    async request(scope) {
      const purpose = purposes[scope];
      if (purpose === undefined) return 'unknown-scope';
      const before = answers.get(scope);
      const allowed =
        before ??
        (await ask<boolean>(surfaces, (answer) => ({
          kind: 'permission',
          programName,
          scope,
          purpose,
          answer,
        })));
      answers.set(scope, allowed);
      return allowed ? 'allowed' : 'denied';
    },
    granted: () => Object.fromEntries(answers),
    set(scope, allowed) {
      answers.set(scope, allowed);
    },
  };
}
