import { element } from '../../page/element';

interface Choice {
  readonly value: string;
  readonly label: string;
  /** The heading it stands under. */
  readonly group?: string | undefined;
}

export interface Field<Value> {
  readonly element: HTMLElement;
  /** Shows a value that came from elsewhere; does not disturb what is being typed. */
  show(value: Value): void;
}

let counter = 0;
const freshId = () => `field-${(counter += 1)}`;

function row(id: string, label: string, control: Node, hint?: string): HTMLElement {
  return element(
    'div',
    { class: 'field' },
    element('label', { for: id }, label),
    control,
    hint !== undefined && element('p', { class: 'hint', id: `${id}-hint` }, hint),
  );
}

/** A list to choose from. */
export function selectField(
  label: string,
  choices: readonly Choice[],
  change: (value: string) => void,
  hint?: string,
): Field<string> {
  const id = freshId();
  const select = element(
    'select',
    { id, 'aria-describedby': hint === undefined ? undefined : `${id}-hint` },
    ...optionsOf(choices),
  );
  select.addEventListener('change', () => {
    change(select.value);
  });
  return {
    element: row(id, label, select, hint),
    show(value) {
      select.value = value;
    },
  };
}

/** Choices without a heading come first. */
function optionsOf(choices: readonly Choice[]): readonly HTMLElement[] {
  const under = (heading: string | undefined) =>
    choices
      .filter(({ group }) => group === heading)
      .map(({ value, label }) => element('option', { value }, label));
  const headings = [...new Set(choices.map(({ group }) => group))];
  return headings.flatMap((label) =>
    label === undefined ? under(label) : [element('optgroup', { label }, ...under(label))],
  );
}

/** A few choices side by side. */
export function segmentedField(
  label: string,
  choices: readonly Choice[],
  change: (value: string) => void,
): Field<string> {
  const name = freshId();
  const inputs = choices.map(({ value }) => {
    const input = element('input', { type: 'radio', name, value });
    input.addEventListener('change', () => {
      change(value);
    });
    return input;
  });
  const segments = choices.map(({ label: text }, index) =>
    element('label', {}, inputs[index], element('span', {}, text)),
  );
  return {
    element: element(
      'fieldset',
      { class: 'field segmented' },
      element('legend', {}, label),
      element('div', { class: 'segments' }, ...segments),
    ),
    show(value) {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}

/** On or off. */
export function toggleField(
  label: string,
  change: (value: boolean) => void,
  hint?: string,
): Field<boolean> {
  const id = freshId();
  const input = element('input', {
    id,
    type: 'checkbox',
    class: 'toggle',
    role: 'switch',
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
  });
  input.addEventListener('change', () => {
    change(input.checked);
  });
  return {
    element: row(id, label, input, hint),
    show(value) {
      input.checked = value;
    },
  };
}

interface TextOptions {
  readonly type?: 'text' | 'number';
  /** Values to suggest. */
  readonly suggestions?: readonly string[];
  readonly pattern?: string;
  readonly hint?: string | undefined;
  /** The smallest number that fits. */
  readonly min?: number;
}

/** A line of text or a number, taken when the person is done with it. */
export function textField(
  label: string,
  change: (value: string) => void,
  { type = 'text', suggestions, pattern, hint, min }: TextOptions = {},
): Field<string> {
  const id = freshId();
  const listId = suggestions === undefined ? undefined : `${id}-list`;
  const input = element('input', {
    id,
    type,
    pattern,
    min,
    list: listId,
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  input.addEventListener('change', () => {
    if (input.checkValidity()) change(input.value);
  });
  const list =
    suggestions !== undefined &&
    element(
      'datalist',
      { id: listId },
      ...suggestions.map((value) => element('option', { value })),
    );
  const holder = element('span', { class: 'with-list' }, input, list);
  return {
    element: row(id, label, holder, hint),
    show(value) {
      if (input.ownerDocument.activeElement !== input) input.value = value;
    },
  };
}

/** A value on a scale. */
export function rangeField(
  label: string,
  { min, max, step }: { readonly min: number; readonly max: number; readonly step: number },
  change: (value: number) => void,
): Field<number> {
  const id = freshId();
  const input = element('input', { id, type: 'range', min, max, step });
  const output = element('output', { for: id });
  const show = (value: number) => {
    output.value = `${Math.round(value * 100)}%`;
  };
  input.addEventListener('input', () => {
    show(Number(input.value));
  });
  input.addEventListener('change', () => {
    change(Number(input.value));
  });
  return {
    element: row(id, label, element('span', { class: 'range' }, input, output)),
    show(value) {
      input.value = String(value);
      show(value);
    },
  };
}

/** Choices from a table of words. */
export function choicesOf(words: Readonly<Record<string, string>>): readonly Choice[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
