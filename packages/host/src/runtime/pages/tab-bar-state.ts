import { ApiFailure } from '../../api/kit/api-failure';
import type { TabBarControl, TabChange, TabStyle } from '../../api/kit/context';
import type { TabBarConfig } from '../../project/kit/program-bundle';

/** The tab bar as the program has changed it since launch. */
export interface TabBarState {
  readonly control: TabBarControl;
  isShown(): boolean;
  /** The configuration with the program's changes over it, and what stands on the tabs. */
  now(): TabBarConfig & { readonly marks: readonly TabChange[] };
}

/** `onTabs`: whether the page on top is a tab page; `changed` draws. */
export function createTabBarState(
  config: TabBarConfig | undefined,
  onTabs: () => boolean,
  changed: () => void,
): TabBarState {
  const tabs: TabChange[] = config?.list.map(() => ({})) ?? [];
  let style: TabStyle = {};
  let shown = true;
  const onTabPage = () => {
    if (config === undefined || !onTabs()) throw new ApiFailure('not TabBar page');
  };
  return {
    control: {
      changeTab(index, change) {
        onTabPage();
        const before = typeof index === 'number' ? tabs[index] : undefined;
        if (before === undefined) throw new ApiFailure('tabbar item not found');
        tabs[index as number] = { ...before, ...change };
        changed();
      },
      setStyle(next) {
        onTabPage();
        style = { ...style, ...next };
        changed();
      },
      setShown(next) {
        onTabPage();
        shown = next;
        changed();
      },
    },
    isShown: () => shown,
    now() {
      if (config === undefined) throw new Error('This program has no tab bar.');
      const list = config.list.map((tab, index) => {
        const { text, iconPath, selectedIconPath } = tabs[index] ?? {};
        return {
          ...tab,
          ...(text !== undefined && { text }),
          ...(iconPath !== undefined && { iconPath }),
          ...(selectedIconPath !== undefined && { selectedIconPath }),
        };
      });
      return { ...config, ...style, list, marks: tabs };
    },
  };
}
