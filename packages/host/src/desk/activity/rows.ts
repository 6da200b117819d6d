import { element } from '../../page/element';

/** "09:41:07" */
export function timeOf(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** What will be there; CSS shows it while the list before it is empty. */
export function emptyHint(text: string): HTMLElement {
  return element('p', { class: 'empty' }, text);
}

/** Between two runs of the program. */
export function divider(at: number, text: string): HTMLElement {
  return element(
    'li',
    { class: 'divider', data: { type: 'reload', search: text } },
    element('time', {}, timeOf(at)),
    element('span', {}, text),
  );
}
