import type { ContractCase } from '../contract-case';

const page = {
  js: `Page({
    onLoad() { getApp().note('page load'); },
    onHide() { getApp().note('page hide'); },
    onUnload() { getApp().note('page unload'); },
  })`,
  wxml: '<view></view>',
};

/** Tab pages (documentation: 页面路由, Tab 切换; "悬垂页面"). */
export const tabCases: readonly ContractCase[] = [
  {
    name: 'tab: a page that was left for another tab is on no stack, and its data stays',
    page,
    async body(stage) {
      await stage.wx('switchTab', { url: '/tabs/first' });
      await stage.wx('switchTab', { url: '/tabs/second' });
      expect(await stage.stack()).toStrictEqual(['tabs/second']);
      await expect(stage.wx('navigateBack', { delta: 9 })).rejects.toThrow(
        'cannot navigate back at first page',
      );
      expect(await stage.notes()).toStrictEqual([
        'page load',
        'page unload',
        'tabs/first load',
        'tabs/first show',
        'tabs/first hide',
        'tabs/second load',
        'tabs/second show',
      ]);
      await stage.wx('switchTab', { url: '/tabs/first' });
      expect(await stage.notes()).toStrictEqual(['tabs/second hide', 'tabs/first show']);
      await stage.wx('switchTab', { url: '/tabs/first' });
      expect(await stage.notes()).toStrictEqual([]);
    },
  },
  {
    name: 'tab: ten pages fit on a tab, whatever other tabs were opened; back ends at it',
    page,
    async body(stage) {
      await stage.wx('switchTab', { url: '/tabs/first' });
      await stage.wx('switchTab', { url: '/tabs/second' });
      for (let depth = 2; depth <= 10; depth += 1)
        await stage.wx('navigateTo', { url: '/empty/page' });
      await expect(stage.wx('navigateTo', { url: 'page' })).rejects.toThrow('limit exceed');
      await stage.wx('navigateBack', { delta: 99 });
      expect(await stage.stack()).toStrictEqual(['tabs/second']);
    },
  },
  {
    name: 'tab: one that lies below another page waits without being told again',
    page,
    async body(stage) {
      await stage.wx('switchTab', { url: '/tabs/first' });
      await stage.wx('navigateTo', { url: 'page' });
      await stage.notes();
      await stage.wx('switchTab', { url: '/tabs/second' });
      expect(await stage.notes()).toStrictEqual([
        'page unload',
        'tabs/second load',
        'tabs/second show',
      ]);
      await stage.wx('navigateTo', { url: 'page' });
      await stage.notes();
      await stage.wx('switchTab', { url: '/tabs/second' });
      expect(await stage.notes()).toStrictEqual(['page unload', 'tabs/second show']);
    },
  },
  {
    name: 'tab: starting again ends every page, those that wait too',
    page,
    async body(stage) {
      await stage.wx('switchTab', { url: '/tabs/first' });
      await stage.wx('switchTab', { url: '/tabs/second' });
      await stage.notes();
      await stage.wx('reLaunch', { url: 'page' });
      expect(await stage.notes()).toStrictEqual([
        'tabs/second unload',
        'tabs/first unload',
        'page load',
      ]);
    },
  },
];
