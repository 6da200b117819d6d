import { wechatStorage } from '../../../../miniprogram/platform/wechat-storage';
import { installFakeWx } from '../../../support/fake-wx';

/** The synchronous storage of a phone. */
function phoneStorage(): Map<string, unknown> {
  const stored = new Map<string, unknown>();
  installFakeWx([], {
    getStorageSync: (key: string) => stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => stored.set(key, value),
    removeStorageSync: (key: string) => stored.delete(key),
    clearStorageSync: () => {
      stored.clear();
    },
  });
  return stored;
}

describe('the storage', () => {
  it('keeps, gives back, removes and forgets', () => {
    const stored = phoneStorage();
    wechatStorage.set('a', { b: 1 });
    wechatStorage.set('c', 2);
    expect(wechatStorage.get('a')).toStrictEqual({ b: 1 });
    wechatStorage.remove('a');
    expect([...stored]).toStrictEqual([['c', 2]]);
    wechatStorage.clear();
    expect(stored.size).toBe(0);
  });

  it('has nothing where WeChat gives an empty text', () => {
    phoneStorage();
    expect(wechatStorage.get('a')).toBeUndefined();
  });

  it('reads as empty when it is broken, and says which key it concerns', () => {
    const broken = (): never => {
      throw new Error('full');
    };
    const warn = jest.spyOn(console, 'warn').mockReturnValue();
    installFakeWx([], {
      getStorageSync: broken,
      setStorageSync: broken,
      removeStorageSync: broken,
      clearStorageSync: broken,
    });
    expect(wechatStorage.get('a')).toBeUndefined();
    expect(warn).not.toHaveBeenCalled();
    wechatStorage.set('first', 1);
    wechatStorage.remove('second');
    wechatStorage.clear();
    const words = warn.mock.calls.map(([text]) => String(text));
    expect(words).toStrictEqual([
      expect.stringContaining('"first"'),
      expect.stringContaining('"second"'),
      expect.stringContaining('cleared'),
    ]);
    warn.mockRestore();
  });
});
