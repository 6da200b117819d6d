import { element } from '../../page/element';
import type { Control, ControlChange, Controls } from '../desk-api';
import type { Memory } from '../memory';
import type { Words } from '../words';
import { actionField } from './action-field';
import { armedField } from './armed-field';
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
  let fields = new Map<string, ControlField>();
  return {
    element: root,
    show({ controls }) {
      const shape = JSON.stringify(
        controls.map((control) => ({ ...control, value: undefined, isArmed: undefined })),
      );
      if (shape !== drawn) {
        drawn = shape;
        fields = new Map(
          controls.map((control) => [control.id, drawControl(control, words, change)]),
        );
        root.replaceChildren(...sections(memory, controls, fields));
      }
      for (const { id, value, isArmed = false } of controls) {
        const field = fields.get(id);
        if (value !== undefined) field?.show(value);
        field?.arm?.(isArmed);
      }
    },
  };
}

type Value = string | number | boolean;

interface ControlField extends Field<Value> {
  readonly arm?: (isArmed: boolean) => void;
}

function sections(
  memory: Memory,
  controls: readonly Control[],
  fields: ReadonlyMap<string, ControlField>,
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
): ControlField {
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
      return armedField(shownAsText(selectField(label, options, send, hint)), label, words, () => {
        change({ id });
      });
    case 'text':
      return shownAsText(textField(label, send, { hint }));
    case 'number':
      return shownAsText(
        textField(
          label,
          (value) => {
            send(Number(value));
          },
          { type: 'number', hint, min: 0 },
        ),
      );
    case 'action':
      return actionField(control, words, () => {
        change({ id });
      });
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
