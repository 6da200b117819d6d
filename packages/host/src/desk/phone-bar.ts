import { element, pushButton } from '../page/element';
import type { ProgramCommand, Running } from './desk-api';
import type { Memory } from './memory';
import type { PhoneFrame, Zoom } from './phone-frame';
import { pictureOf } from './phone-picture';
import type { Words } from './words';

export interface PhoneBar {
  readonly element: HTMLElement;
  show(running: Running): void;
}

interface Parts {
  readonly words: Words;
  readonly memory: Memory;
  readonly phone: PhoneFrame;
  readonly command: (command: ProgramCommand['command']) => void;
  readonly attempt: (run: () => Promise<void>) => void;
}

const zooms: readonly Zoom[] = ['fit', 0.5, 0.75, 1, 1.25];

/** What can be done with the phone as a whole: a page to open, restart, background, zoom, alone. */
export function drawPhoneBar({ words, memory, phone, command, attempt }: Parts): PhoneBar {
  const pages = element('datalist', { id: 'program-pages' });
  const path = element('input', {
    list: 'program-pages',
    'aria-label': words.openPage,
    placeholder: words.openPage,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const form = element(
    'form',
    { class: 'open-page' },
    path,
    pages,
    element('button', { type: 'submit', class: 'quiet' }, words.go),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const entry = path.value.trim().replace(/^\//u, '');
    phone.open(entry === '' ? undefined : entry);
  });
  const visibility = pushButton(
    { class: 'quiet' },
    () => {
      command(isVisible ? 'hide' : 'show');
    },
    words.hide,
  );
  let isVisible = true;
  let page = '';
  return {
    element: element(
      'div',
      { class: 'phone-bar' },
      form,
      element(
        'div',
        { class: 'phone-actions' },
        pushButton(
          { class: 'quiet', title: words.restartHint },
          () => {
            command('restart');
          },
          words.restart,
        ),
        visibility,
        pushButton(
          { class: 'quiet' },
          () => {
            attempt(() => savePicture(phone, page));
            command('capture');
          },
          words.screenshot,
        ),
        zoomField(words, memory, phone),
        element(
          'a',
          { class: 'quiet', href: '/phone', target: '_blank', rel: 'noopener' },
          words.onlyPhone,
        ),
      ),
    ),
    show(running) {
      isVisible = running.isVisible;
      page = running.page ?? '';
      visibility.textContent = isVisible ? words.hide : words.show;
      if (pages.childElementCount !== running.pages.length) {
        pages.replaceChildren(...running.pages.map((value) => element('option', { value })));
      }
    },
  };
}

/** Under the name of the page: "pages-account-account.png". */
async function savePicture({ frame }: PhoneFrame, page: string): Promise<void> {
  const url = URL.createObjectURL(await pictureOf(frame));
  const name = page.replace(/\?.*$/u, '').replaceAll('/', '-');
  element('a', { href: url, download: `${name === '' ? 'phone' : name}.png` }).click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

function zoomField(words: Words, memory: Memory, phone: PhoneFrame): HTMLElement {
  const select = element(
    'select',
    { class: 'quiet', 'aria-label': words.zoom },
    ...zooms.map((zoom) =>
      element('option', { value: String(zoom) }, zoom === 'fit' ? words.fit : `${zoom * 100}%`),
    ),
  );
  const apply = () => {
    const zoom = zooms.find((one) => String(one) === select.value) ?? 'fit';
    phone.zoom(zoom);
    return String(zoom);
  };
  select.value = memory.get('zoom') ?? 'fit';
  if (select.selectedIndex < 0) select.value = 'fit';
  apply();
  select.addEventListener('change', () => {
    memory.set('zoom', apply());
  });
  return select;
}
