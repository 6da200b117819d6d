import { element, pushButton } from '../../page/element';
import type { Control, ControlChange, Controls } from '../desk-api';
import type { Memory } from '../memory';
import type { Words } from '../words';
import type { Field } from './fields';
import { selectField, textField, toggleField } from './fields';
import { section } from './section';

/**
 * The platform's own controls, one section a group. They are drawn anew only when other controls
 * are published; a changed value is shown in place, so that nothing is lost under the hand.
 */
export function drawPlatform(
  memory: Memory,
  words: Words,
  change: (change: ControlChange) => void,
): { readonly element: HTMLElement; show(controls: Controls): void } {
  const root = element('div', { class: 'platform' });
  let drawn = '';
  let fields = new Map<string, Field<Value>>();
  return {
    element: root,
    show({ controls }) {
      const shape = JSON.stringify(controls.map((control) => ({ ...control, value: undefined })));
      if (shape !== drawn) {
        drawn = shape;
        fields = new Map(
          controls.map((control) => [control.id, drawControl(control, words, change)]),
        );
        root.replaceChildren(...sections(memory, controls, fields));
      }
      for (const { id, value } of controls) {
        if (value !== undefined) fields.get(id)?.show(value);
      }
    },
  };
}

type Value = string | number | boolean;

function sections(
  memory: Memory,
  controls: readonly Control[],
  fields: ReadonlyMap<string, Field<Value>>,
): readonly Node[] {
  const groups = [...new Set(controls.map(({ group }) => group))];
  return groups.map((group) => {
    const members = controls.filter((control) => control.group === group);
    const elements = members.flatMap(({ id }) => fields.get(id)?.element ?? []);
    return section(memory, `platform:${group}`, group, ...elements);
  });
}

function drawControl(
  control: Control,
  words: Words,
  change: (change: ControlChange) => void,
): Field<Value> {
  const { id, label, kind, options = [], hint } = control;
  const send = (value: Value) => {
    change({ id, value });
  };
  switch (kind) {
    case 'toggle': {
      const field = toggleField(label, send, hint);
      return {
        element: field.element,
        show: (value) => {
          field.show(value === true);
        },
      };
    }
    case 'select':
      return shownAsText(selectField(label, options, send, hint));
    case 'text':
      return shownAsText(textField(label, send, { hint }));
    case 'number':
      return shownAsText(
        textField(
          label,
          (value) => {
            send(Number(value));
          },
          { type: 'number', hint },
        ),
      );
    case 'action':
      return {
        element: element(
          'div',
          { class: 'field action' },
          element('span', {}, label),
          pushButton(
            { class: 'quiet', 'aria-label': `${words.run} ${label}` },
            () => {
              change({ id });
            },
            words.run,
          ),
          hint !== undefined && element('p', { class: 'hint' }, hint),
        ),
        show: () => undefined,
      };
  }
}

function shownAsText(field: Field<string>): Field<Value> {
  return {
    element: field.element,
    show: (value) => {
      field.show(String(value));
    },
  };
}
