import type { Phone } from '../../phone/phone';
import { screens } from '../../phone/settings';
import type { NavigationBar, Screen } from '../../runtime/pages/screen';
import { element } from '../element';
import { followInputKind } from './input-kind';
import { drawNavigationBar } from './navigation-bar';
import { drawStatusBar } from './status-bar';
import { ignoreGhostClicks, ignoreStrayClicks } from './stray-click';
import { drawSurfaces } from './surfaces';
import { drawTabBar } from './tab-bar';
import { tapAtRest } from './tap-at-rest';

export interface ScreenParts {
  readonly phone: Phone;
  readonly mount: HTMLElement;
}

/** The phone's screen as its page sees it: what a program draws on, and the way out of it. */
export interface PhoneScreen extends Screen {
  /** The right half of the capsule. */
  onExit(listener: () => void): () => void;
  close(): void;
}

/**
 * Draws the phone's screen: status bar, navigation bar, page area, tab bar, the layer of native
 * views (keyboard, pickers) and every surface. It fills `mount`, whatever its size; `phone.settings`
 * say theme, text size and which safe areas there are.
 */
export function drawScreen({ phone, mount }: ScreenParts): PhoneScreen {
  const statusBar = drawStatusBar(phone.clock);
  const navigation = drawNavigationBar(phone.surfaces.words());
  const tabs = drawTabBar(phone.surfaces.words());
  const pageArea = element('main', { class: 'host-page-area' });
  const nativeLayer = element('div', { class: 'host-native-layer', 'data-native-layer': true });
  const window = element('div', { class: 'host-window' }, pageArea, tabs.element);
  const surfaces = drawSurfaces(phone.surfaces);
  const screen = element(
    'div',
    { class: 'host-phone' },
    statusBar.element,
    navigation.element,
    window,
    nativeLayer,
    surfaces.element,
  );
  const applySettings = () => {
    const { theme, device, client, fontScale, language, motion } = phone.settings.get();
    const { statusBar: top, bottom } = screens[device];
    Object.assign(screen.dataset, { theme, device, client });
    statusBar.setMotion(motion);
    const root = mount.ownerDocument.documentElement;
    root.lang = language.replace('_', '-');
    root.dataset['theme'] = theme;
    root.style.setProperty('--wx-status-bar', `${top}px`);
    root.style.setProperty('--wx-safe-bottom', `${bottom}px`);
    root.style.setProperty('--wx-font-scale', String(fontScale));
    root.style.setProperty('--wx-navigation-bar', client === 'android' ? '48px' : '44px');
  };
  applySettings();
  const stopSettings = phone.settings.onChange(applySettings);
  const stopInput = followInputKind(screen);
  const heedStrayClicks = ignoreStrayClicks([surfaces.element, nativeLayer]);
  const heedGhosts = ignoreGhostClicks(pageArea);
  const stopTaps = tapAtRest([surfaces.element, nativeLayer]);
  mount.append(screen);
  let shown: { bar?: NavigationBar; tabs: boolean } = { tabs: false };
  return {
    pageArea,
    setNavigationBar(bar) {
      // A page that opens says it several times.
      if (shown.bar !== undefined && sameBar(shown.bar, bar)) return;
      shown = { ...shown, bar };
      navigation.show(bar);
      screen.toggleAttribute('data-custom-navigation', bar.custom);
      statusBar.setTextStyle(bar.textStyle);
    },
    setTabBar(bar) {
      if (bar === null && !shown.tabs) return;
      shown = { ...shown, tabs: bar !== null };
      tabs.show(bar);
      screen.toggleAttribute('data-tab-bar', bar !== null);
    },
    setProgram({ darkmode, style }) {
      screen.toggleAttribute('data-darkmode', darkmode);
      const root = mount.ownerDocument.documentElement;
      if (style === undefined) delete root.dataset['wxStyle'];
      else root.dataset['wxStyle'] = style;
    },
    onBack: (listener) => navigation.on('back', listener),
    onHome: (listener) => navigation.on('home', listener),
    onMenu: (listener) => navigation.on('menu', listener),
    onExit: (listener) => navigation.on('exit', listener),
    close() {
      stopSettings();
      stopInput();
      heedStrayClicks();
      heedGhosts();
      stopTaps();
      statusBar.close();
      surfaces.close();
      screen.remove();
    },
  };
}

function sameBar(one: NavigationBar, other: NavigationBar): boolean {
  return (Object.keys(one) as (keyof NavigationBar)[]).every((name) => one[name] === other[name]);
}
