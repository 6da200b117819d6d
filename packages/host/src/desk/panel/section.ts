import { element } from '../../page/element';
import type { Memory } from '../memory';

/** A part of the panel that folds; whether it is open is remembered. */
export function section(
  memory: Memory,
  name: string,
  title: string,
  ...children: readonly Node[]
): HTMLDetailsElement {
  const isOpen = memory.get(`section:${name}`) !== 'closed';
  const details = element(
    'details',
    { class: 'section', open: isOpen, data: { section: name } },
    element('summary', {}, title),
    element('div', { class: 'section-body' }, ...children),
  );
  details.addEventListener('toggle', () => {
    memory.set(`section:${name}`, details.open ? 'open' : 'closed');
  });
  return details;
}
