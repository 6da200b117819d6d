import type { BuiltInInstance } from './built-in';
import { tapByKeyboard } from './keyboard-tap';
import { addPart, setRole, undoAll } from './part';

/** The sign of a checkbox or a round choice, drawn as in WeChat's second style. */
export const choiceLook = (tag: string, radius: string) => `
wx-${tag} { display: inline-block; }
wx-${tag} > .wx-choice-mark {
  display: inline-grid; place-items: center; box-sizing: border-box; width: 22px; height: 22px; margin-right: 5px;
  border: 1px solid var(--wx-choice-line, #b4b4b4); border-radius: ${radius}; vertical-align: middle;
  background: var(--wx-panel, #fff);
}
wx-${tag}[checked] > .wx-choice-mark { border-color: var(--choice-color, #09bb07); background: var(--choice-color, #09bb07); }
wx-${tag}[checked] > .wx-choice-mark::before {
  content: ''; width: 5px; height: 10px; margin-top: -3px; border: solid #fff; border-width: 0 2px 2px 0; transform: rotate(45deg);
}
wx-${tag}[disabled] { opacity: 0.6; }`;

interface Choice {
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly color: string;
}

let labels = 0;

/**
 * Draws a checkbox or radio with its mark, and lets finger and keyboard tap it; the returned
 * function undoes it.
 */
export function drawChoice(
  self: BuiltInInstance<Choice>,
  role: 'checkbox' | 'radio',
  tapped: () => void,
): () => void {
  const mark = addPart(self, 'span', 'wx-choice-mark');
  reflectChoice(self, role);
  nameByLabel(self);
  return undoAll(
    () => {
      mark.remove();
    },
    tapByKeyboard(self, () => !self.properties.disabled),
    self.on('tap', tapped),
  );
}

/** A choice without a name of its own has that of the label around it, as in a browser. */
export function nameByLabel(self: BuiltInInstance<object>): void {
  const label = self.closest('label')?.element;
  const { element } = self;
  if (!label || element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby'))
    return;
  if (label.id === '') {
    labels += 1;
    label.id = `wx-label-${labels}`;
  }
  element.setAttribute('aria-labelledby', label.id);
}

/** Tells its state by attributes, for its look and for screen readers. */
export function reflectChoice(
  self: BuiltInInstance<Choice>,
  role: 'checkbox' | 'radio' | 'switch',
) {
  const { element, properties } = self;
  setRole(self, role);
  element.toggleAttribute('checked', properties.checked);
  element.toggleAttribute('disabled', properties.disabled);
  element.setAttribute('aria-checked', String(properties.checked));
  element.setAttribute('aria-disabled', String(properties.disabled));
  if (properties.color === '') element.style.removeProperty('--choice-color');
  else element.style.setProperty('--choice-color', properties.color);
}
