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
}

/** Tabs as the ARIA practice describes them: arrow keys move, the chosen one is remembered. */
export function drawTabs(memory: Memory, label: string, tabs: readonly Tab[]): Tabs {
  const buttons = tabs.map((tab, index) =>
    pushButton(
      { role: 'tab', id: `tab-${tab.name}`, 'aria-controls': `panel-${tab.name}` },
      () => {
        choose(index);
      },
      tab.title,
      element('span', { class: 'count', hidden: true }),
    ),
  );
  const choose = (chosen: number) => {
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
    const now = buttons.findIndex((button) => button === document.activeElement);
    if (step === undefined || now < 0) return;
    const next = (now + step + tabs.length) % tabs.length;
    choose(next);
    buttons[next]?.focus();
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
    count(name, count) {
      const badge = buttons[tabs.findIndex((tab) => tab.name === name)]?.querySelector('.count');
      if (!(badge instanceof HTMLElement)) return;
      badge.textContent = String(count);
      badge.hidden = count === 0;
    },
  };
}
