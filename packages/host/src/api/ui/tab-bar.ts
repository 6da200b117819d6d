import type { ApiTable, Options } from '../kit/api';
import { asyncApi } from '../kit/api';
import type { TabChange } from '../kit/context';

const picked = <Name extends string>(options: Options, ...names: readonly Name[]) =>
  Object.fromEntries(
    names.flatMap((name) => (typeof options[name] === 'string' ? [[name, options[name]]] : [])),
  ) as Partial<Record<Name, string>>;

const mark = (change: TabChange) =>
  asyncApi(
    ({ tabBar }, { index }) => {
      tabBar.changeTab(index, change);
    },
    { since: '1.9.0' },
  );

/** The tab bar (documentation: API / 界面 / Tab Bar). */
export const tabBarApis = {
  setTabBarBadge: asyncApi(
    ({ tabBar }, { index, text }) => {
      tabBar.changeTab(index, { badge: String(text) });
    },
    { since: '1.9.0' },
  ),
  removeTabBarBadge: mark({ badge: undefined }),
  showTabBarRedDot: mark({ redDot: true }),
  hideTabBarRedDot: mark({ redDot: false }),
  setTabBarItem: asyncApi(
    ({ tabBar }, options) => {
      tabBar.changeTab(options['index'], picked(options, 'text', 'iconPath', 'selectedIconPath'));
    },
    { since: '1.9.0' },
  ),
  setTabBarStyle: asyncApi(
    ({ tabBar }, options) => {
      const names = ['color', 'selectedColor', 'backgroundColor', 'borderStyle'] as const;
      tabBar.setStyle(picked(options, ...names));
    },
    { since: '1.9.0' },
  ),
  showTabBar: asyncApi(
    ({ tabBar }) => {
      tabBar.setShown(true);
    },
    { since: '1.9.0' },
  ),
  hideTabBar: asyncApi(
    ({ tabBar }) => {
      tabBar.setShown(false);
    },
    { since: '1.9.0' },
  ),
} satisfies ApiTable;
