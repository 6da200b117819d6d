import { element, pushButton } from '../../page/element';
import type { Memory } from '../memory';

export interface Tab {
  readonly name: string;
  readonly title: string;
  readonly panel: HTMLElement;
  /** Told when the person comes to it. */
  readonly shown?: () => void;
}

export interface Tabs {
  readonly element: HTMLElement;
  /** A small number beside the title; 0 takes it away. */
  count(name: string, count: number): void;
  /** Takes a tab away or brings it back; another one is chosen where it was. */
  offer(name: string, is: boolean): void;
}

/** Tabs as the ARIA practice describes them: arrow keys move, the chosen one is remembered. */
export function drawTabs(memory: Memory, label: string, tabs: readonly Tab[]): Tabs {
  const buttons = tabs.map((tab, index) =>
    pushButton(
      { role: 'tab', id: `tab-${tab.name}`, 'aria-controls': `panel-${tab.name}` },
      () => {
        memory.set('tab-chosen', 'yes');
        choose(index);
      },
      tab.title,
      element('span', { class: 'count', hidden: true }),
    ),
  );
  let now = -1;
  const choose = (chosen: number) => {
    now = chosen;
    for (const [index, tab] of tabs.entries()) {
      const isChosen = index === chosen;
      buttons[index]?.setAttribute('aria-selected', String(isChosen));
      buttons[index]?.setAttribute('tabindex', isChosen ? '0' : '-1');
      tab.panel.hidden = !isChosen;
    }
    const tab = tabs[chosen];
    if (!tab) return;
    memory.set('tab', tab.name);
    tab.shown?.();
  };
  const list = element('div', { role: 'tablist', 'aria-label': label }, ...buttons);
  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const offered = buttons.filter((button) => !button.hidden);
    const from = offered.findIndex((button) => button === document.activeElement);
    if (step === undefined || from < 0) return;
    const next = offered[(from + step + offered.length) % offered.length];
    if (next === undefined) return;
    choose(buttons.indexOf(next));
    next.focus();
  });
  for (const { name, panel } of tabs) {
    panel.id = `panel-${name}`;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', `tab-${name}`);
  }
  choose(
    Math.max(
      0,
      tabs.findIndex(({ name }) => name === memory.get('tab')),
    ),
  );
  return {
    element: element('div', { class: 'tabs' }, list, ...tabs.map(({ panel }) => panel)),
    offer(name, is) {
      const index = tabs.findIndex((tab) => tab.name === name);
      const button = buttons[index];
      if (button === undefined || button.hidden === !is) return;
      button.hidden = !is;
      if (!is && now === index) choose(buttons.findIndex((one) => !one.hidden));
      // Where it comes first it is what a first visit shows.
      if (is && memory.get('tab-chosen') === undefined) choose(index);
    },
    count(name, count) {
      const badge = buttons[tabs.findIndex((tab) => tab.name === name)]?.querySelector('.count');
      if (!(badge instanceof HTMLElement)) return;
      badge.textContent = String(count);
      badge.hidden = count === 0;
    },
  };
}
