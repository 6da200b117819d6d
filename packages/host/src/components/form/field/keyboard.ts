import type { HostWords } from '../../../phone/words/words';

/** What the strip above the page's lower edge shows while a field has the focus. */
export interface KeyboardRequest {
  readonly document: Document;
  readonly words: HostWords['keyboard'];
  /** The person's WeChat nickname, offered above the keyboard of a nickname field. */
  readonly nickname?: string;
  /** Words of the key at the lower right; undefined: the key starts a new line. */
  readonly confirmText?: string;
  readonly onNickname: (nickname: string) => void;
  readonly onConfirm: () => void;
}

export interface Keyboard {
  /** Height in px, for the events that tell it. */
  readonly height: number;
  close(): void;
}

/** The strip stands for the soft keyboard: the browser's own keyboard types. */
const stripHeight = 48;
const nicknameBarHeight = 52;

/** Shows the keyboard strip in the phone's layer for native views (page/screen), else in the body. */
export function openKeyboard(request: KeyboardRequest): Keyboard {
  const { document, words, nickname, confirmText } = request;
  const strip = document.createElement('div');
  strip.className = 'host-keyboard';
  strip.dataset['keyboard'] = '';
  strip.setAttribute('role', 'region');
  strip.setAttribute('aria-label', words.name);
  // Pressing a key must not take the focus from the field.
  strip.addEventListener('pointerdown', (event) => {
    event.preventDefault();
  });
  strip.addEventListener('mousedown', (event) => {
    event.preventDefault();
  });
  if (nickname !== undefined) {
    strip.append(
      nicknameBar(document, words.nickname(nickname), () => {
        request.onNickname(nickname);
      }),
    );
  }
  const row = keyRow(document, words.hint, confirmText, request.onConfirm);
  strip.append(row);
  layerFor(document).append(strip);
  return {
    height: stripHeight + (nickname === undefined ? 0 : nicknameBarHeight),
    close() {
      strip.remove();
    },
  };
}

/** Where native views over the page are drawn; page/screen makes it. */
export function layerFor(document: Document): Element {
  return document.querySelector('[data-native-layer]') ?? document.body;
}

function nicknameBar(document: Document, text: string, choose: () => void) {
  const bar = document.createElement('div');
  bar.className = 'host-keyboard-nickname';
  bar.append(key(document, 'use-nickname', text, choose));
  return bar;
}

function keyRow(
  document: Document,
  hintText: string,
  confirmText: string | undefined,
  confirm: () => void,
) {
  const row = document.createElement('div');
  row.className = 'host-keyboard-keys';
  const hint = document.createElement('span');
  hint.textContent = hintText;
  row.append(hint);
  if (confirmText !== undefined) row.append(key(document, 'confirm', confirmText, confirm));
  return row;
}

function key(document: Document, name: string, text: string, press: () => void) {
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.dataset['key'] = name;
  button.textContent = text;
  button.addEventListener('click', press);
  return button;
}
