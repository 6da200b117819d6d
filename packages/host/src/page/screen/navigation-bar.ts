import { createEmitter } from '../../phone/emitter';
import type { HostWords } from '../../phone/words/words';
import type { NavigationBar } from '../../runtime/pages/screen';
import { element, lineIcon, pushButton } from '../element';

interface NavigationBarEvents {
  readonly back: undefined;
  readonly home: undefined;
  readonly menu: undefined;
  readonly exit: undefined;
}

const icons = {
  back: 'M15 4.5 7.5 12l7.5 7.5',
  home: 'M4 11.5 12 4.5l8 7M6.5 10v9.5h11V10',
  menu: 'M5 12h.01M12 12h.01M19 12h.01',
  exit: 'M12 12h.01M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16',
};

/** Title, back or home button, and the capsule that every page has. */
export function drawNavigationBar(words: HostWords) {
  const emitter = createEmitter<NavigationBarEvents>();
  const press = (name: keyof NavigationBarEvents) => () => {
    emitter.emit(name, undefined);
  };
  const button = (name: keyof NavigationBarEvents, label: string) =>
    pushButton(
      { class: `host-navigation-${name}`, 'aria-label': label, data: { navigation: name } },
      press(name),
      lineIcon(icons[name]),
    );
  const back = button('back', words.back);
  const home = button('home', words.home);
  const title = element('h1', { class: 'host-navigation-title' });
  const loading = element('span', {
    class: 'host-spinner',
    role: 'status',
    'aria-label': words.loading,
  });
  const heading = element('div', { class: 'host-navigation-heading' }, loading, title);
  const capsule = element(
    'div',
    { class: 'host-capsule', data: { capsule: '' } },
    button('menu', words.more),
    button('exit', words.close),
  );
  const bar = element('header', { class: 'host-navigation-bar' }, back, home, heading, capsule);
  return {
    element: bar,
    on: (name: keyof NavigationBarEvents, listener: () => void) => emitter.on(name, listener),
    show(next: NavigationBar) {
      title.textContent = next.title;
      back.hidden = !next.back || next.custom;
      home.hidden = next.back || !next.home || next.custom;
      heading.hidden = next.custom;
      loading.hidden = !next.loading;
      bar.dataset['textStyle'] = next.textStyle;
      const fill = next.custom ? 'transparent' : next.background;
      bar.ownerDocument.documentElement.style.setProperty('--host-navigation-fill', fill);
    },
  };
}
