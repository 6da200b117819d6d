import type { HostWords } from '../../../phone/words/words';
import { keepFocusInside } from '../../kit/keep-focus';
import { layerFor } from '../field/keyboard';
import type { PickerModel } from './model';

export interface SheetRequest {
  readonly document: Document;
  readonly words: HostWords;
  readonly title: string;
  readonly model: PickerModel;
  /** A column was turned, before the person confirmed. */
  readonly turned: (column: number, index: number) => void;
  readonly confirmed: () => void;
  readonly cancelled: () => void;
}

export interface Sheet {
  /** Draws the columns again, after the program gave others. */
  refresh(): void;
  close(): void;
}

/** The picker's sheet in the phone's layer for native views; the person's choice closes it. */
export function openSheet(request: SheetRequest): Sheet {
  const { document, model } = request;
  const layer = document.createElement('div');
  layer.className = 'host-picker-layer';
  const columns = document.createElement('div');
  columns.className = 'host-picker-columns';
  const comeBack = focusKeeper(document);
  const close = () => {
    layer.remove();
    comeBack();
  };
  const answer = (told: () => void) => () => {
    close();
    told();
  };
  const scrim = document.createElement('div');
  scrim.className = 'host-scrim';
  scrim.addEventListener('click', answer(request.cancelled));
  const panel = document.createElement('section');
  panel.className = 'host-picker';
  panel.dataset['surface'] = 'picker';
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-modal', 'true');
  panel.setAttribute('aria-label', request.title);
  const header = document.createElement('div');
  header.className = 'host-picker-head';
  const heading = document.createElement('span');
  heading.textContent = request.title;
  header.append(
    button(document, 'cancel', request.words.cancel, answer(request.cancelled)),
    heading,
    button(document, 'confirm', request.words.confirm, answer(request.confirmed)),
  );
  panel.append(header, columns);
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') answer(request.cancelled)();
    keepFocusInside(panel, event);
  });
  layer.append(scrim, panel);
  const refresh = () => {
    drawColumns(columns, model, request.words.column, (column, index) => {
      model.choose(column, index);
      request.turned(column, index);
      refresh();
    });
  };
  refresh();
  layerFor(document).append(layer);
  columns.querySelector('select')?.focus({ preventScroll: true });
  return { refresh, close };
}

/** Gives the focus back to what the keyboard opened the sheet with; a field would open its own keyboard. */
function focusKeeper(document: Document): () => void {
  const opener = document.activeElement;
  return () => {
    if (!(opener instanceof HTMLElement) || opener.matches('input, textarea')) return;
    if (opener.isConnected) opener.focus({ preventScroll: true });
  };
}

/** Keeps the lists that are there, so that the focus stays where the person is. */
function drawColumns(
  columns: HTMLElement,
  model: PickerModel,
  nameOf: (count: number) => string,
  turn: (column: number, index: number) => void,
): void {
  const chosen = model.chosen();
  for (const [column, words] of model.columns().entries()) {
    const list =
      columns.children[column] ??
      columns.appendChild(newList(columns, column, nameOf(column + 1), turn));
    if (!(list instanceof HTMLSelectElement)) continue;
    const before = [...list.options].map(({ text }) => text);
    if (before.join('\n') !== words.join('\n')) {
      list.replaceChildren(
        ...words.map((word, index) => {
          const option = list.ownerDocument.createElement('option');
          option.value = String(index);
          option.textContent = word;
          return option;
        }),
      );
    }
    list.selectedIndex = chosen[column] ?? -1;
  }
}

function newList(
  columns: HTMLElement,
  column: number,
  name: string,
  turn: (column: number, index: number) => void,
): HTMLSelectElement {
  const list = columns.ownerDocument.createElement('select');
  list.size = 5;
  list.setAttribute('aria-label', name);
  list.addEventListener('change', () => {
    turn(column, list.selectedIndex);
  });
  return list;
}

function button(document: Document, name: string, text: string, press: () => void) {
  const made = document.createElement('button');
  made.type = 'button';
  made.dataset['answer'] = name;
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
}
