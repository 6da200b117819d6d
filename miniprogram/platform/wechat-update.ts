import type { UpdatePlatform } from './platform';

type Manager = Partial<Pick<WechatMiniprogram.UpdateManager, 'onUpdateReady' | 'applyUpdate'>>;

function readManager(): Manager | null {
  const apis: { readonly getUpdateManager?: () => Manager | undefined } = wx;
  try {
    return apis.getUpdateManager?.() ?? null;
  } catch {
    return null;
  }
}

/**
 * New versions of the program (1.9.90); null where the client has none of it, such as a Mac.
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/base/update/wx.getUpdateManager.html
 */
export function createWechatUpdate(): UpdatePlatform | null {
  const manager = readManager();
  return manager === null
    ? null
    : {
        onReady: (listener) => {
          manager.onUpdateReady?.(listener);
        },
        apply: () => {
          try {
            manager.applyUpdate?.();
          } catch {
            // 103101 called before, 103102 not ready: the next cold start takes the new version.
          }
        },
      };
}
