import type { Storage } from './platform';

/** Storage may be full or broken: the program then remembers less, and nothing else changes. */
export const wechatStorage: Storage = {
  get: (key) => {
    try {
      const value: unknown = wx.getStorageSync(key);
      return value === '' ? undefined : value;
    } catch {
      return undefined;
    }
  },
  set: (key, value) => {
    try {
      wx.setStorageSync(key, value);
    } catch (error) {
      console.warn(`Storage refused "${key}"; it is kept in memory for this run only.`, error);
    }
  },
  clear: () => {
    try {
      wx.clearStorageSync();
    } catch (error) {
      console.warn('Storage could not be cleared.', error);
    }
  },
  remove: (key) => {
    try {
      wx.removeStorageSync(key);
    } catch (error) {
      console.warn(
        `Storage could not remove "${key}"; it is overwritten at the next write.`,
        error,
      );
    }
  },
};
