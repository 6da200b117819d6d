import type { HostWords } from '../../phone/words/words';
import type { TabBar } from '../../runtime/pages/screen';
import { element, pushButton } from '../element';

/** The bar at the lower edge that changes between the program's main pages. */
export function drawTabBar(words: HostWords) {
  const bar = element('nav', { class: 'host-tab-bar', hidden: true, 'aria-label': words.tabBar });
  return {
    element: bar,
    show(next: TabBar | null) {
      bar.hidden = next === null;
      bar.replaceChildren(
        ...(next === null ? [] : next.items.map((item, index) => tab(next, item, index))),
      );
      bar.style.background = next?.background ?? '';
      bar.dataset['border'] = next?.borderStyle ?? 'black';
    },
  };
}

function tab(bar: TabBar, item: TabBar['items'][number], index: number): Node {
  const isSelected = index === bar.selected;
  const icon = isSelected ? item.selectedIconUrl : item.iconUrl;
  const current = isSelected ? 'page' : undefined;
  const button = pushButton(
    { class: 'host-tab', 'aria-current': current, data: { tab: String(index) } },
    () => {
      bar.onSelect(index);
    },
    icon !== undefined && element('img', { src: icon, alt: '' }),
    element('span', {}, item.text),
    item.badge !== undefined && element('em', {}, item.badge),
    item.redDot === true && element('em', { class: 'dot' }),
  );
  button.style.color = isSelected ? bar.selectedColor : bar.color;
  return button;
}
