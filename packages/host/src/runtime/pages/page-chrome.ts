import type { ApiContext, TabChange } from '../../api/kit/context';
import type { Phone } from '../../phone/phone';
import type { ProgramManifest, TabBarConfig } from '../../project/kit/program-bundle';
import type { PageStack } from './page-stack';
import { createPageWindow } from './page-window';
import type { Screen } from './screen';
import type { StackedPage } from './stacked-page';
import { callHook } from './stacked-page';
import { createTabBarState } from './tab-bar-state';

interface ChromeParts {
  readonly manifest: ProgramManifest;
  readonly phone: Phone;
  readonly screen: Screen;
  readonly stack: () => PageStack;
  readonly report: (error: unknown) => void;
  readonly resourceUrl: (path: string, base: string) => string;
}

/** What the phone draws around a page: navigation bar and tab bar, kept in step with the stack. */
export interface PageChrome {
  draw(top: StackedPage | undefined): void;
  readonly window: ApiContext['window'];
  readonly tabBar: ApiContext['tabBar'];
  /** The value of an "@variable" of theme.json, or the value itself. */
  readonly themed: (value: string) => string;
}

export function createPageChrome(parts: ChromeParts): PageChrome {
  const { manifest, phone, screen, stack, report } = parts;
  const tabs = manifest.app.tabBar?.list.map(({ pagePath }) => pagePath) ?? [];
  const tabBar = createTabBarState(
    manifest.app.tabBar,
    () => tabs.includes(stack().top()?.path ?? ''),
    () => {
      draw(stack().top());
    },
  );

  /** The value of an "@variable" of theme.json. */
  const themed = (value: string): string => {
    if (!value.startsWith('@')) return value;
    return manifest.theme?.[currentTheme(manifest, phone)][value.slice(1)] ?? '';
  };

  const draw = (top: StackedPage | undefined) => {
    if (top === undefined) return;
    const { window, loading, path } = top;
    const isFirst = path === manifest.app.entryPagePath || tabs.includes(path);
    const depth = stack().pages().length;
    screen.setNavigationBar({
      title: window.navigationBarTitleText,
      background: themed(window.navigationBarBackgroundColor),
      textStyle: themed(window.navigationBarTextStyle) === 'white' ? 'white' : 'black',
      back: depth > 1,
      home: depth === 1 && !isFirst && !top.homeHidden,
      loading,
      custom: window.navigationStyle === 'custom',
    });
    drawTabs(path);
  };

  const drawTabs = (path: string) => {
    const config = manifest.app.tabBar;
    if (config === undefined || config.custom || !tabs.includes(path) || !tabBar.isShown()) {
      screen.setTabBar(null);
      return;
    }
    const now = tabBar.now();
    screen.setTabBar({
      items: now.list.map((tab, index) => ({
        text: tab.text,
        ...iconsOf(tab),
        ...marksOf(now.marks[index]),
      })),
      selected: tabs.indexOf(path),
      color: themed(now.color),
      selectedColor: themed(now.selectedColor),
      background: themed(now.backgroundColor),
      borderStyle: themed(now.borderStyle),
      onSelect: (index) => {
        const next = tabs[index];
        if (next === undefined) return;
        if (next !== stack().top()?.path) stack().switchTab(`/${next}`);
        const page = stack().top();
        if (page === undefined) return;
        // Documentation (页面): `index` is a string there.
        const tapped = { index: String(index), pagePath: next, text: now.list[index]?.text ?? '' };
        callHook(page, 'onTabItemTap', report, tapped);
      },
    });
  };

  const iconsOf = ({ iconPath, selectedIconPath }: TabBarConfig['list'][number]) => ({
    ...(iconPath !== undefined && { iconUrl: parts.resourceUrl(themed(iconPath), '') }),
    ...(selectedIconPath !== undefined && {
      selectedIconUrl: parts.resourceUrl(themed(selectedIconPath), ''),
    }),
  });

  return {
    draw,
    window: createPageWindow(stack, screen.pageArea, draw),
    tabBar: tabBar.control,
    themed,
  };
}

/** A program without `darkmode` stays light whatever the phone's theme. */
export function currentTheme(manifest: ProgramManifest, phone: Phone): 'light' | 'dark' {
  return manifest.app.darkmode ? phone.settings.get().theme : 'light';
}

/** Documentation (wx.setTabBarBadge): more than four characters are shown as "...". */
function marksOf({ badge, redDot }: TabChange = {}) {
  return {
    ...(badge !== undefined && { badge: badge.length > 4 ? '...' : badge }),
    ...(redDot === true && { redDot }),
  };
}
