import type { ApiContext } from '../api/context';
import type { Phone } from '../phone/phone';
import type { ProgramManifest } from '../project/program-bundle';
import type { PageStack } from './page-stack';
import type { Screen } from './screen';
import { callHook, type StackedPage } from './stacked-page';

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
}

export function createPageChrome(parts: ChromeParts): PageChrome {
  const { manifest, phone, screen, stack } = parts;
  const tabs = manifest.app.tabBar?.list.map(({ pagePath }) => pagePath) ?? [];

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
      home: depth === 1 && !isFirst,
      loading,
      custom: window.navigationStyle === 'custom',
    });
    drawTabs(path);
  };

  const drawTabs = (path: string) => {
    const { tabBar } = manifest.app;
    if (tabBar === undefined || tabBar.custom || !tabs.includes(path)) {
      screen.setTabBar(null);
      return;
    }
    const address = (icon: string | undefined) =>
      icon === undefined ? undefined : parts.resourceUrl(icon, '');
    screen.setTabBar({
      items: tabBar.list.map(({ text, iconPath, selectedIconPath }) => {
        const iconUrl = address(iconPath);
        const selectedIconUrl = address(selectedIconPath);
        return {
          text,
          ...(iconUrl !== undefined && { iconUrl }),
          ...(selectedIconUrl !== undefined && { selectedIconUrl }),
        };
      }),
      selected: tabs.indexOf(path),
      color: themed(tabBar.color),
      selectedColor: themed(tabBar.selectedColor),
      background: themed(tabBar.backgroundColor),
      borderStyle: themed(tabBar.borderStyle),
      onSelect: (index) => {
        const next = tabs[index];
        if (next !== undefined) stack().switchTab(`/${next}`);
      },
    });
  };

  return { draw, window: createPageWindow(parts, draw) };
}

function createPageWindow(
  { stack, screen, report }: ChromeParts,
  draw: (top: StackedPage) => void,
): PageChrome['window'] {
  const change = (update: (page: StackedPage) => void) => {
    const page = stack().top();
    if (page === undefined) return;
    update(page);
    draw(page);
  };

  return {
    change: (more) => {
      change((page) => {
        page.window = { ...page.window, ...more };
      });
    },
    setLoading: (loading) => {
      change((page) => {
        page.loading = loading;
      });
    },
    scrollTo: (top, duration) => {
      stack()
        .top()
        ?.scroller.scrollTo({ top, behavior: duration > 0 ? 'smooth' : 'instant' });
    },
    startPullDownRefresh: () => {
      change((page) => {
        page.loading = true;
        callHook(page, 'onPullDownRefresh', report);
      });
    },
    stopPullDownRefresh: () => {
      change((page) => {
        page.loading = false;
      });
    },
    size: () => ({
      width: screen.pageArea.clientWidth,
      height: screen.pageArea.clientHeight,
    }),
  };
}

/** A program without `darkmode` stays light whatever the phone's theme. */
export function currentTheme(manifest: ProgramManifest, phone: Phone): 'light' | 'dark' {
  return manifest.app.darkmode ? phone.settings.get().theme : 'light';
}
