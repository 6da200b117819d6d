/**
 * @jest-environment jsdom
 */
import { leaveField } from '../../src/components/form/field/leave-field';
import { input } from '../../src/components/form/input/input';
import type { OpenAbilities } from '../../src/components/kit/open-abilities';
import type { PhoneSettings } from '../../src/phone/settings';
import type { Mounted } from './fake-instance';
import { clearPage, mount, settle } from './fake-instance';

afterEach(clearPage);

const controlOf = ({ element }: Mounted): HTMLInputElement => {
  const control = element.querySelector('input');
  if (!control) throw new Error('the input has no control');
  return control;
};

function typeInto(field: Mounted, value: string): void {
  const control = controlOf(field);
  control.value = value;
  control.dispatchEvent(new Event('input', { bubbles: true }));
}

const key = (name: string) => document.querySelector<HTMLButtonElement>(`[data-key="${name}"]`);

describe('typing', () => {
  it('changes the value and fires input with value and cursor', () => {
    const field = mount(input);
    typeInto(field, '小明');
    expect(field.self.properties['value']).toBe('小明');
    expect(field.firedOf('input')).toStrictEqual([{ value: '小明', cursor: 2 }]);
  });

  it('tells the key code of the last key', () => {
    const field = mount(input);
    controlOf(field).dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
    typeInto(field, 'a');
    expect(field.firedOf('input')).toStrictEqual([{ value: 'a', cursor: 1, keyCode: 65 }]);
  });

  it('is cut at maxlength, and not at all at -1', () => {
    const short = mount(input, { properties: { maxlength: 2 } });
    input.functions?.['input']?.(short.self, '一二三');
    expect(controlOf(short).value).toBe('一二');
    const long = mount(input, { properties: { maxlength: -1 } });
    input.functions?.['input']?.(long.self, 'x'.repeat(200));
    expect(controlOf(long).value).toHaveLength(200);
  });

  it('waits for the end of an input method composition', () => {
    const field = mount(input);
    const control = controlOf(field);
    control.value = 'ni';
    control.dispatchEvent(new InputEvent('input', { isComposing: true }));
    expect(field.firedOf('input')).toStrictEqual([]);
    control.value = '你';
    control.dispatchEvent(new CompositionEvent('compositionend'));
    expect(field.firedOf('input')).toStrictEqual([{ value: '你', cursor: 1 }]);
  });

  it('refuses letters in a number field but lets them be pasted', () => {
    const control = controlOf(mount(input, { properties: { type: 'number' } }));
    const insert = (inputType: string, data: string) =>
      control.dispatchEvent(new InputEvent('beforeinput', { inputType, data, cancelable: true }));
    expect([insert('insertText', 'a'), insert('insertText', '7')]).toStrictEqual([false, true]);
    expect(insert('insertFromPaste', '+86 138')).toBe(true);
  });
});

describe('what the program sets', () => {
  it('shows without firing input', () => {
    const field = mount(input);
    field.set('value', '从程序来');
    expect(controlOf(field).value).toBe('从程序来');
    expect(field.fired).toStrictEqual([]);
  });

  it('hides the placeholder while there is a value', () => {
    const field = mount(input, { properties: { placeholder: '昵称' } });
    const placeholder = field.element.querySelector<HTMLElement>('.wx-field-placeholder');
    expect(placeholder?.hidden).toBe(false);
    field.set('value', '小明');
    expect(placeholder?.hidden).toBe(true);
  });

  it('styles the placeholder by the class names of the component around it', () => {
    const { element } = mount(input, {
      properties: { placeholder: '昵称', placeholderClass: 'faint' },
      classNames: (names) => [`scope--${names}`],
    });
    expect(element.querySelector('.scope--faint')?.textContent).toBe('昵称');
  });

  it('gives the inner control the label for screen readers', () => {
    const field = mount(input, { properties: { ariaLabel: '你的昵称', placeholder: '昵称' } });
    expect(controlOf(field).getAttribute('aria-label')).toBe('你的昵称');
  });

  it('makes passwords unreadable', () => {
    expect(controlOf(mount(input, { properties: { password: true } })).type).toBe('password');
  });

  it('focuses by focus, and again after the person left', async () => {
    const field = mount(input, { properties: { focus: true } });
    await settle();
    expect(document.activeElement).toBe(controlOf(field));
    controlOf(field).blur();
    expect(field.self.properties['focus']).toBe(false);
    field.set('focus', true);
    await settle();
    expect(document.activeElement).toBe(controlOf(field));
  });
});

describe('the keyboard strip', () => {
  it('opens and closes with the focus, and both are told', () => {
    const field = mount(input, { properties: { value: 'a' } });
    controlOf(field).focus();
    expect(document.querySelectorAll('[data-keyboard]')).toHaveLength(1);
    controlOf(field).blur();
    expect(document.querySelectorAll('[data-keyboard]')).toHaveLength(0);
    expect(field.fired).toStrictEqual([
      { type: 'focus', detail: { value: 'a', height: 48 } },
      { type: 'keyboardheightchange', detail: { height: 48, duration: 250 } },
      { type: 'keyboardheightchange', detail: { height: 0, duration: 250 } },
      { type: 'blur', detail: { value: 'a', cursor: 1 } },
    ]);
  });

  it('confirms by its key and by Enter; confirm-hold keeps the focus', () => {
    const field = mount(input, { properties: { confirmType: 'next', confirmHold: true } });
    controlOf(field).focus();
    expect(key('confirm')?.textContent).toBe('下一个');
    key('confirm')?.click();
    controlOf(field).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(field.firedOf('confirm')).toStrictEqual([{ value: '' }, { value: '' }]);
    expect(document.activeElement).toBe(controlOf(field));
  });

  it('closes when the field leaves the page', () => {
    const field = mount(input);
    controlOf(field).focus();
    field.leave();
    expect(document.querySelectorAll('[data-keyboard]')).toHaveLength(0);
  });

  it('closes when a made-up touch begins elsewhere', () => {
    const field = mount(input);
    controlOf(field).focus();
    leaveField(document, controlOf(field));
    expect(document.activeElement).toBe(controlOf(field));
    leaveField(document, document.body);
    expect(document.activeElement).toBe(document.body);
  });
});

describe('a nickname field', () => {
  const nickname = (
    abilities: Partial<OpenAbilities> = {},
    settings: Partial<PhoneSettings> = {},
  ) =>
    mount(input, {
      properties: { type: 'nickname' },
      abilities: { nicknameKeyboard: () => ({ nickname: '微信小明' }), ...abilities },
      settings,
    });

  it('offers the WeChat nickname, whose choice is typing', () => {
    const field = nickname();
    controlOf(field).focus();
    key('use-nickname')?.click();
    expect(field.firedOf('input')).toStrictEqual([{ value: '微信小明', cursor: 4 }]);
  });

  it('fires no input in DevTools, where blur is empty and change tells it', () => {
    const field = nickname({}, { client: 'devtools' });
    controlOf(field).focus();
    key('use-nickname')?.click();
    controlOf(field).blur();
    expect(field.firedOf('input')).toStrictEqual([]);
    expect(field.firedOf('blur')).toStrictEqual([{ value: '', cursor: 4 }]);
    expect(field.firedOf('change')).toStrictEqual([{ value: '微信小明' }]);
    expect(input.formValue?.(field.self)).toBe('微信小明');
  });

  it('is an ordinary field where there is no nickname keyboard', async () => {
    const reviewNickname = jest.fn(() => Promise.resolve(undefined));
    const field = nickname({ nicknameKeyboard: () => undefined, reviewNickname });
    controlOf(field).focus();
    expect(key('use-nickname')).toBeNull();
    typeInto(field, '小明');
    controlOf(field).blur();
    await settle();
    expect(reviewNickname).not.toHaveBeenCalled();
  });

  it('is reviewed when it is left, once for each value', async () => {
    const reviewNickname = jest.fn(() =>
      Promise.resolve({ pass: true, timeout: false, announced: true }),
    );
    const field = nickname({ reviewNickname });
    for (let round = 0; round < 2; round += 1) {
      controlOf(field).focus();
      typeInto(field, '小明');
      controlOf(field).blur();
      await settle();
    }
    expect(reviewNickname.mock.calls).toStrictEqual([['小明']]);
    expect(field.firedOf('nicknamereview')).toStrictEqual([{ pass: true, timeout: false }]);
  });

  it('is cleared by a rejection, also where the event does not exist yet', async () => {
    const field = nickname({
      reviewNickname: () => Promise.resolve({ pass: false, timeout: false, announced: false }),
    });
    input.functions?.['input']?.(field.self, '坏名字');
    await settle();
    expect(field.self.properties['value']).toBe('');
    expect(field.firedOf('change')).toStrictEqual([{ value: '' }]);
    expect(field.firedOf('nicknamereview')).toStrictEqual([]);
  });

  it('keeps its value when the review times out', async () => {
    const field = nickname({
      reviewNickname: () => Promise.resolve({ pass: false, timeout: true, announced: true }),
    });
    input.functions?.['input']?.(field.self, '小明');
    await settle();
    expect(field.self.properties['value']).toBe('小明');
    expect(field.firedOf('nicknamereview')).toStrictEqual([{ pass: false, timeout: true }]);
  });
});
