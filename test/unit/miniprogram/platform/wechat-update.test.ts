import { createWechatUpdate } from '../../../../miniprogram/platform/wechat-update';
import { installFakeWx } from '../../../support/fake-wx';

describe('the update manager of WeChat', () => {
  it('is none where the client has none, as on a Mac, or hands out none', () => {
    installFakeWx([]);
    expect(createWechatUpdate()).toBeNull();
    installFakeWx([], { getUpdateManager: () => undefined });
    expect(createWechatUpdate()).toBeNull();
    installFakeWx([], {
      getUpdateManager: () => {
        throw new Error('not supported');
      },
    });
    expect(createWechatUpdate()).toBeNull();
  });

  it('tells when a new version is ready, and applies it', () => {
    const calls: string[] = [];
    let ready = (): void => undefined;
    installFakeWx([], {
      getUpdateManager: () => ({
        onUpdateReady: (listener: () => void) => {
          ready = listener;
        },
        applyUpdate: () => calls.push('applyUpdate'),
      }),
    });
    const update = createWechatUpdate();
    update?.onReady(() => calls.push('ready'));
    expect(calls).toStrictEqual([]);
    ready();
    update?.apply();
    expect(calls).toStrictEqual(['ready', 'applyUpdate']);
  });

  it('does not mind that it was applied before, or is not ready (103101, 103102)', () => {
    const apply = jest.fn(() => {
      throw Object.assign(new Error('applyUpdate:fail'), { errno: 103102 });
    });
    installFakeWx([], { getUpdateManager: () => ({ applyUpdate: apply }) });
    expect(() => createWechatUpdate()?.apply()).not.toThrow();
    expect(apply).toHaveBeenCalledTimes(1);
  });
});
