import { keepFocusInside } from '../../../components/kit/keep-focus';
import type { Surface } from '../../../phone/surfaces';
import { element, pushButton } from '../../element';

export interface Frame {
  readonly kind: Surface['kind'];
  /** How it stands on the screen: raised from the lower edge, in the middle, or over all of it. */
  readonly shape: 'sheet' | 'dialog' | 'page';
  /** Id of the element that names it, or the name itself. */
  readonly label: string;
  /** What Escape and, on sheets that allow it, a tap beside it choose. */
  readonly dismiss: () => void;
  readonly scrimDismisses?: boolean;
}

/** Scrim and panel of a surface: a modal dialog that keeps the Tab key inside. */
export function frame(
  { kind, shape, label, dismiss, scrimDismisses = false }: Frame,
  ...children: readonly (Node | false)[]
): HTMLElement {
  const panel = element(
    'section',
    {
      class: `host-${shape}`,
      role: 'dialog',
      'aria-modal': 'true',
      'aria-label': label,
      tabindex: -1,
    },
    ...children,
  );
  const scrim = element('div', { class: 'host-scrim' });
  const surface = element('div', { class: 'host-surface', data: { surface: kind } }, scrim, panel);
  if (!panel.querySelector('[data-first-focus]')) panel.dataset['firstFocus'] = '';
  surface.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') dismiss();
    keepFocusInside(panel, event);
  });
  if (scrimDismisses) scrim.addEventListener('click', dismiss);
  return surface;
}

/** A button that makes a choice; tests find it by `data-answer`. */
export function answerButton(
  answer: string,
  look: 'primary' | 'secondary' | 'plain',
  text: string,
  press: () => void,
): HTMLButtonElement {
  return pushButton({ class: `host-answer ${look}`, data: { answer } }, press, text);
}

/** Who asks: the program's sign and name, and a word about what it does. */
export function asker(programName: string, does?: string): HTMLElement {
  return element(
    'div',
    { class: 'host-asker' },
    programSign(programName),
    element('span', {}, programName),
    does !== undefined && element('span', { class: 'host-hint' }, does),
  );
}

/** The choices of a surface, side by side. */
export function answerRow(...buttons: readonly (HTMLButtonElement | false)[]): HTMLElement {
  return element('div', { class: 'host-answers' }, ...buttons);
}

/** The program's sign in front of what it asks for: the first character of its name. */
function programSign(programName: string): HTMLElement {
  const code = programName.codePointAt(0);
  const sign = code === undefined ? '小' : String.fromCodePoint(code);
  return element('span', { class: 'host-sign', 'aria-hidden': 'true' }, sign);
}
