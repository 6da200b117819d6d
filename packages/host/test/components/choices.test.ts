/**
 * @jest-environment jsdom
 */
import { checkbox } from '../../src/components/form/checkbox';
import { checkboxGroup } from '../../src/components/form/checkbox-group';
import { label } from '../../src/components/form/label';
import { radio } from '../../src/components/form/radio';
import { radioGroup } from '../../src/components/form/radio-group';
import { slider } from '../../src/components/form/slider';
import { switchControl } from '../../src/components/form/switch';
import { clearPage, mount } from './fake-instance';

afterEach(clearPage);

describe('checkboxes', () => {
  const group = () => {
    const around = mount(checkboxGroup);
    const [a, b] = ['a', 'b'].map((value) =>
      mount(checkbox, { inside: around, properties: { value } }),
    );
    return { around, a, b };
  };

  it('give their group the checked values in document order', () => {
    const { around, a, b } = group();
    b?.send('tap');
    a?.send('tap');
    expect(around.firedOf('change')).toStrictEqual([{ value: ['b'] }, { value: ['a', 'b'] }]);
    expect(checkboxGroup.formValue?.(around.self)).toStrictEqual(['a', 'b']);
  });

  it('are unchecked by a reset of the form, without an event', () => {
    const { around, a } = group();
    a?.send('tap');
    checkboxGroup.formReset?.(around.self);
    expect(a?.element.getAttribute('aria-checked')).toBe('false');
    expect(around.firedOf('change')).toHaveLength(1);
  });

  it('ignore taps while disabled', () => {
    const { element, send } = mount(checkbox, { properties: { disabled: true } });
    send('tap');
    expect(element.hasAttribute('checked')).toBe(false);
  });
});

describe('radios', () => {
  it('leave only one checked and fire change with its value', () => {
    const around = mount(radioGroup);
    const male = mount(radio, { inside: around, properties: { value: 'm', checked: true } });
    const female = mount(radio, { inside: around, properties: { value: 'f' } });
    female.send('tap');
    female.send('tap');
    expect(around.firedOf('change')).toStrictEqual([{ value: 'f' }]);
    expect(male.self.properties['checked']).toBe(false);
    expect(radioGroup.formValue?.(around.self)).toBe('f');
  });

  it('have no value while none is checked', () => {
    expect(radioGroup.formValue?.(mount(radioGroup).self)).toBe('');
  });
});

describe('a switch', () => {
  it('changes by tap and by automation', () => {
    const made = mount(switchControl);
    made.send('tap');
    switchControl.functions?.['tap']?.(made.self);
    expect(made.firedOf('change')).toStrictEqual([{ value: true }, { value: false }]);
  });

  it('is a switch or a checkbox for screen readers', () => {
    expect(mount(switchControl).element.getAttribute('role')).toBe('switch');
    const asBox = mount(switchControl, { properties: { type: 'checkbox' } });
    expect(asBox.element.getAttribute('role')).toBe('checkbox');
  });
});

describe('a slider', () => {
  it('tells changing while it moves and change at the end', () => {
    const made = mount(slider, { properties: { min: 10, max: 20 } });
    const control = made.element.querySelector('input');
    if (control) control.value = '15';
    control?.dispatchEvent(new Event('input'));
    control?.dispatchEvent(new Event('change'));
    expect(made.fired).toStrictEqual([
      { type: 'changing', detail: { value: 15 } },
      { type: 'change', detail: { value: 15 } },
    ]);
  });

  it('stays within its limits and on its steps when automation moves it', () => {
    const made = mount(slider, { properties: { max: 10, step: 5 } });
    slider.functions?.['slideTo']?.(made.self, 99);
    expect(slider.formValue?.(made.self)).toBe(10);
    slider.functions?.['slideTo']?.(made.self, 6);
    expect(slider.formValue?.(made.self)).toBe(5);
  });

  it('goes back to its minimum by a reset', () => {
    const made = mount(slider, { properties: { min: 3, value: 8 } });
    slider.formReset?.(made.self);
    expect(made.element.querySelector('input')?.value).toBe('3');
  });
});

describe('a label', () => {
  it('passes a tap to the first control inside', () => {
    const around = mount(label, { text: '同意' });
    const box = mount(checkbox, { inside: around });
    around.send('tap');
    expect(box.self.properties['checked']).toBe(true);
  });

  it('leaves a tap on the control itself to the control', () => {
    const around = mount(label);
    const box = mount(checkbox, { inside: around });
    box.send('tap');
    around.send('tap', {}, box.element);
    expect(box.self.properties['checked']).toBe(true);
  });

  it('prefers the control that "for" names', () => {
    const named = mount(switchControl, { id: 'far' });
    const around = mount(label, { properties: { for: 'far' } });
    const inside = mount(checkbox, { inside: around });
    around.send('tap');
    expect([named.self.properties['checked'], inside.self.properties['checked']]).toStrictEqual([
      true,
      false,
    ]);
  });
});

describe('the keyboard of the host', () => {
  const press = (element: HTMLElement, key: string) =>
    element.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));

  it('taps a control by Enter and Space', () => {
    const { element, fired } = mount(switchControl);
    expect(element.tabIndex).toBe(0);
    press(element, 'Enter');
    press(element, ' ');
    press(element, 'a');
    expect(fired.map(({ type }) => type)).toStrictEqual(['tap', 'tap']);
  });

  it('does not tap a disabled one', () => {
    const { element, fired } = mount(switchControl, { properties: { disabled: true } });
    press(element, 'Enter');
    expect(fired).toStrictEqual([]);
  });

  it('goes where the program’s tabindex says', () => {
    expect(mount(switchControl, { properties: { tabindex: -1 } }).element.tabIndex).toBe(-1);
  });
});

describe('names for screen readers', () => {
  it('come from the label around a choice', () => {
    const around = mount(label, { text: '同意' });
    const { element } = mount(checkbox, { inside: around });
    expect(element.getAttribute('aria-labelledby')).toBe(around.element.id);
  });

  it('come from the program where it gives one', () => {
    const around = mount(label);
    const properties = { ariaLabel: '我同意' };
    const { element } = mount(checkbox, { inside: around, properties });
    expect(element.hasAttribute('aria-labelledby')).toBe(false);
  });

  it('are on the field that people operate', () => {
    const { element } = mount(slider, { properties: { ariaLabel: '音量' } });
    expect(element.hasAttribute('aria-label')).toBe(false);
    expect(element.querySelector('input')?.getAttribute('aria-label')).toBe('音量');
  });
});
