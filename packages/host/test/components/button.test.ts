/**
 * @jest-environment jsdom
 */
import { button } from '../../src/components/form/button/button';
import { form } from '../../src/components/form/form/form';
import { input } from '../../src/components/form/input/input';
import { clearPage, fakePhone, manualClock, mount, settle } from './fake-instance';

afterEach(clearPage);

const openType = (value: string, properties: object = {}) => ({
  properties: { openType: value, ...properties },
  id: 'the-button',
});

describe('the look of a button', () => {
  it('is told by attributes as in WeChat', () => {
    const { element, set } = mount(button, { properties: { type: 'primary', loading: true } });
    set('disabled', true);
    expect([...element.attributes].map(({ name, value }) => `${name}=${value}`)).toStrictEqual([
      'role=button',
      'type=primary',
      'size=default',
      'loading=',
      'aria-disabled=true',
      'tabindex=0',
      'disabled=',
    ]);
  });

  it('lets a class of the program beat the default look of the default type', () => {
    const { element } = mount(button);
    expect(element.hasAttribute('type')).toBe(false);
  });

  it('keeps the role that the program gives', () => {
    expect(mount(button, { properties: { ariaRole: 'link' } }).element.getAttribute('role')).toBe(
      'link',
    );
  });
});

describe('the pressed look', () => {
  const pressed = (properties: object = {}) => {
    const clock = manualClock();
    const made = mount(button, { properties: { ...properties }, phone: fakePhone({}, clock) });
    made.send('touchstart');
    return { ...made, clock };
  };

  it('comes after 20 ms and leaves 70 ms after the release', () => {
    const { element, clock, send } = pressed();
    clock.pass(19);
    expect(element.className).toBe('');
    clock.pass(1);
    expect(element.className).toBe('button-hover');
    send('touchend');
    clock.pass(69);
    expect(element.className).toBe('button-hover');
    clock.pass(1);
    expect(element.className).toBe('');
  });

  it('does not come with hover-class none', () => {
    const { element, clock } = pressed({ hoverClass: 'none' });
    clock.pass(1000);
    expect(element.className).toBe('');
  });

  it('leaves at once when the button becomes disabled under the finger', () => {
    const { element, clock, set } = pressed();
    clock.pass(20);
    set('disabled', true);
    expect(element.className).toBe('');
  });
});

describe('an open-type', () => {
  it('hands the phone number detail on as it is', async () => {
    const detail = { errMsg: 'getPhoneNumber:ok', code: 'abc' };
    const requestPhoneNumber = jest.fn(() => Promise.resolve(detail));
    const { send, fired } = mount(button, {
      ...openType('getPhoneNumber'),
      abilities: { requestPhoneNumber },
    });
    send('tap');
    await settle();
    expect(requestPhoneNumber).toHaveBeenCalledWith({ component: 'quick', noQuotaToast: true });
    expect(fired).toStrictEqual([{ type: 'getphonenumber', detail }]);
  });

  it('asks for real-time verification and its own quota words', async () => {
    const requestPhoneNumber = jest.fn(() => Promise.resolve({ errMsg: 'ok' }));
    const { send, fired } = mount(button, {
      ...openType('getRealtimePhoneNumber', { phoneNumberNoQuotaToast: false }),
      abilities: { requestPhoneNumber },
    });
    send('tap');
    await settle();
    expect(requestPhoneNumber).toHaveBeenCalledWith({ component: 'realtime', noQuotaToast: false });
    expect(fired.map(({ type }) => type)).toStrictEqual(['getrealtimephonenumber']);
  });

  it('fires nothing when the avatar sheet was cancelled', async () => {
    const { send, fired } = mount(button, openType('chooseAvatar'));
    send('tap');
    await settle();
    expect(fired).toStrictEqual([]);
  });

  it('agrees to the privacy guide before it asks for the number in the coupled value', async () => {
    const order: string[] = [];
    const { send, fired } = mount(button, {
      ...openType('getPhoneNumber|agreePrivacyAuthorization'),
      abilities: {
        agreePrivacy: (id) => {
          order.push(`agree ${id}`);
          return true;
        },
        requestPhoneNumber: () => {
          order.push('number');
          return Promise.resolve({ errMsg: 'getPhoneNumber:ok' });
        },
      },
    });
    send('tap');
    await settle();
    expect(order).toStrictEqual(['agree the-button', 'number']);
    expect(fired.map(({ type }) => type)).toStrictEqual([
      'agreeprivacyauthorization',
      'getphonenumber',
    ]);
  });

  it('does nothing in a coupled value that is not documented', async () => {
    const chooseAvatar = jest.fn(() => Promise.resolve({ avatarUrl: 'wxfile://a' }));
    const { send } = mount(button, {
      ...openType('chooseAvatar|agreePrivacyAuthorization'),
      abilities: { chooseAvatar },
    });
    send('tap');
    await settle();
    expect(chooseAvatar).not.toHaveBeenCalled();
  });

  it('tells a failed launch of an app as error', async () => {
    const { send, fired } = mount(button, openType('launchApp'));
    send('tap');
    await settle();
    expect(fired).toStrictEqual([{ type: 'error', detail: { errMsg: 'invalid scene' } }]);
  });
});

describe('a disabled button', () => {
  it('swallows taps and opens nothing', async () => {
    const chooseAvatar = jest.fn(() => Promise.resolve({ avatarUrl: 'wxfile://a' }));
    const { self, send } = mount(button, {
      ...openType('chooseAvatar', { disabled: true }),
      abilities: { chooseAvatar },
    });
    send('tap');
    await settle();
    expect(button.swallowsTap?.(self)).toBe(true);
    expect(chooseAvatar).not.toHaveBeenCalled();
  });
});

describe('form-type', () => {
  const filled = (formType: string) => {
    const reset = jest.fn();
    const fields = [{ name: 'nickname', value: () => '小明', reset }];
    const around = mount(form, { formFields: () => fields });
    const { send } = mount(button, {
      properties: { formType },
      inside: around,
      form: around,
      id: 'save',
      dataset: { from: 'test' },
    });
    send('tap');
    return { fired: around.fired, reset };
  };

  it('submit fires submit on the form with the values by name', () => {
    expect(filled('submit').fired).toStrictEqual([
      {
        type: 'submit',
        detail: {
          value: { nickname: '小明' },
          formId: '',
          target: { id: 'save', dataset: { from: 'test' } },
        },
      },
    ]);
  });

  it('reset puts the fields back before it fires reset', () => {
    const { fired, reset } = filled('reset');
    expect(reset).toHaveBeenCalledTimes(1);
    expect(fired).toStrictEqual([{ type: 'reset', detail: {} }]);
  });

  it('takes the value that the person typed last', () => {
    const field = mount(input, { properties: { name: 'nickname', value: '旧' } });
    input.functions?.['input']?.(field.self, '新');
    expect(input.formValue?.(field.self)).toBe('新');
  });
});
