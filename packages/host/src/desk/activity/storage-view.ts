import { element, pushButton } from '../../page/element';
import type { StorageContent } from '../desk-api';
import type { Words } from '../words';
import { emptyHint } from './rows';

/** What the program keeps on the phone; `clear` without a key clears everything. */
export function drawStorage(
  words: Words,
  clear: (key?: string) => void,
): { readonly element: HTMLElement; readonly show: (content: StorageContent) => void } {
  const size = element('span', { class: 'hint' });
  const list = element('ul', { class: 'lines storage', tabindex: 0, 'aria-label': words.storage });
  const clearAll = pushButton(
    { class: 'quiet' },
    () => {
      clear();
    },
    words.clearStorage,
  );
  return {
    element: element(
      'section',
      { class: 'view' },
      element('div', { class: 'view-bar' }, size, clearAll),
      list,
      emptyHint(words.nothingStored),
    ),
    show({ entries, size: bytes, files }) {
      size.textContent = words.bytes(bytes);
      clearAll.disabled = entries.length === 0 && files.length === 0;
      list.replaceChildren(
        ...entries.map(({ key, json, encrypted }) =>
          element(
            'li',
            {},
            element(
              'details',
              {},
              element('summary', {}, key, encrypted && element('em', {}, words.encrypted)),
              element('pre', {}, pretty(json)),
            ),
            pushButton(
              { class: 'quiet', 'aria-label': `${words.remove} ${key}` },
              () => {
                clear(key);
              },
              words.remove,
            ),
          ),
        ),
        ...files.map((file) =>
          element(
            'li',
            {},
            element('span', { class: 'file' }, file.path),
            element('span', { class: 'hint' }, words.bytes(file.size)),
          ),
        ),
      );
    },
  };
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
