/**
 * @jest-environment jsdom
 */
import { drawSurfaces } from '../../src/page/screen/surfaces';
import type { Surface } from '../../src/phone/surfaces';
import { ask, createSurfaces } from '../../src/phone/surfaces';

function open(make: (answer: (answer: unknown) => void) => Surface) {
  document.body.replaceChildren();
  const surfaces = createSurfaces();
  const { element, close } = drawSurfaces(surfaces);
  document.body.append(element);
  const answered = ask<unknown>(surfaces, make);
  const press = (name: string) => {
    const button = element.querySelector<HTMLButtonElement>(`[data-answer="${name}"]`);
    if (!button) throw new Error(`there is no answer "${name}"`);
    button.click();
    return answered;
  };
  const shown = () =>
    [...element.querySelectorAll<HTMLElement>('[data-surface]')].map(
      (node) => node.dataset['surface'],
    );
  return { surfaces, element, answered, press, shown, close };
}

const phoneSheet = (answer: (answer: unknown) => void): Surface => ({
  kind: 'phone-sheet',
  component: 'quick',
  programName: '示例程序',
  numbers: [
    { id: 'a', masked: '138******34', countryCode: '86' },
    { id: 'b', masked: '9123**56', countryCode: '852' },
  ],
  answer,
});

const modal =
  (editable: boolean, showCancel = true) =>
  (answer: (answer: unknown) => void): Surface => ({
    kind: 'modal',
    title: '标题',
    content: '内容',
    showCancel,
    cancelText: '取消',
    cancelColor: '#000000',
    confirmText: '确定',
    confirmColor: '#576B95',
    editable,
    placeholderText: '',
    answer,
  });

const actionSheet = (answer: (answer: unknown) => void): Surface => ({
  kind: 'action-sheet',
  alertText: '',
  itemList: ['甲', '乙'],
  itemColor: '#000000',
  answer,
});

describe('the phone sheet', () => {
  it('gives the first number unless another is picked', async () => {
    await expect(open(phoneSheet).press('allow')).resolves.toStrictEqual({
      kind: 'allow',
      numberId: 'a',
    });
    const sheet = open(phoneSheet);
    sheet.element.querySelector<HTMLInputElement>('[data-number="b"]')?.click();
    await expect(sheet.press('allow')).resolves.toStrictEqual({ kind: 'allow', numberId: 'b' });
  });

  it('names the program and what it asks for', () => {
    const dialog = open(phoneSheet).element.querySelector('[role="dialog"]');
    expect(dialog?.getAttribute('aria-label')).toBe('示例程序 申请获取并验证你的手机号');
  });

  it('is refused by its button and by Escape', async () => {
    await expect(open(phoneSheet).press('refuse')).resolves.toStrictEqual({ kind: 'refuse' });
    const sheet = open(phoneSheet);
    sheet.element
      .querySelector('[role="dialog"]')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await expect(sheet.answered).resolves.toStrictEqual({ kind: 'refuse' });
  });

  it('is gone once answered', async () => {
    const sheet = open(phoneSheet);
    expect(sheet.shown()).toStrictEqual(['phone-sheet']);
    await sheet.press('allow');
    expect(sheet.shown()).toStrictEqual([]);
  });

  it('takes the focus and keeps the Tab key inside', () => {
    const { element } = open(phoneSheet);
    const panel = element.querySelector<HTMLElement>('[role="dialog"]');
    expect(document.activeElement).toBe(panel);
    const allow = element.querySelector<HTMLElement>('[data-answer="allow"]');
    allow?.focus();
    allow?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }));
    expect(document.activeElement).toBe(element.querySelector('[data-number="a"]'));
  });
});

describe('other surfaces', () => {
  it.each(['wechat', 'album', 'camera', 'cancel'])('the avatar sheet answers %s', async (kind) => {
    const sheet = open((answer) => ({ kind: 'avatar-sheet', programName: '示例程序', answer }));
    await expect(sheet.press(kind)).resolves.toStrictEqual({ kind });
  });

  it('an editable modal gives what was written', async () => {
    const dialog = open(modal(true));
    const field = dialog.element.querySelector('input');
    if (field) field.value = '新地址';
    await expect(dialog.press('confirm')).resolves.toStrictEqual({
      confirm: true,
      content: '新地址',
    });
  });

  it('a plain modal gives no content', async () => {
    await expect(open(modal(false)).press('cancel')).resolves.toStrictEqual({ confirm: false });
  });

  it('a modal without cancel has one button', () => {
    const { element } = open(modal(false, false));
    expect(element.querySelectorAll('button')).toHaveLength(1);
  });

  it('an action sheet gives the index, or null when the person taps beside it', async () => {
    await expect(open(actionSheet).press('1')).resolves.toBe(1);
    const sheet = open(actionSheet);
    sheet.element.querySelector<HTMLElement>('.host-scrim')?.click();
    await expect(sheet.answered).resolves.toBeNull();
  });

  it('the privacy popup answers both ways', async () => {
    const privacy = (answer: (answer: unknown) => void): Surface => ({
      kind: 'privacy',
      programName: '示例程序',
      contractName: '《指引》',
      answer,
    });
    await expect(open(privacy).press('agree')).resolves.toBe(true);
    await expect(open(privacy).press('refuse')).resolves.toBe(false);
  });

  it('the quota notice and the privacy guide close', async () => {
    const notice = open((answer) => ({
      kind: 'no-quota',
      answer: () => {
        answer('closed');
      },
    }));
    await expect(notice.press('close')).resolves.toBe('closed');
    const guide = open((answer) => ({
      kind: 'privacy-contract',
      contractName: '《指引》',
      answer: () => {
        answer('closed');
      },
    }));
    await expect(guide.press('close')).resolves.toBe('closed');
  });

  it('a toast says its words politely and lets taps through unless masked', () => {
    document.body.replaceChildren();
    const surfaces = createSurfaces();
    const { element } = drawSurfaces(surfaces);
    const close = surfaces.open({ kind: 'toast', title: '已保存', icon: 'none', mask: false });
    const status = element.querySelector('[role="status"]');
    expect(status?.textContent).toBe('已保存');
    expect(element.querySelector('[data-mask]')).toBeNull();
    close();
    expect(element.childElementCount).toBe(0);
  });

  it('stay on top of each other in the order they opened', () => {
    const { surfaces, shown } = open(modal(false));
    surfaces.open({ kind: 'toast', title: '提示', icon: 'success', mask: true });
    expect(shown()).toStrictEqual(['modal', 'toast']);
  });
});

describe('the settings page', () => {
  const settings =
    (heard: unknown[]) =>
    (answer: (answer: unknown) => void): Surface => ({
      kind: 'settings',
      programName: '示例程序',
      switches: [
        { scope: 'scope.camera', name: '摄像头', allowed: false },
        { scope: 'scope.record', name: '麦克风', allowed: true },
      ],
      set: (...change) => heard.push(change),
      answer: () => {
        answer('back');
      },
    });

  it('shows each permission as a switch that counts at once', () => {
    const heard: unknown[] = [];
    const { element } = open(settings(heard));
    const boxes = [...element.querySelectorAll<HTMLInputElement>('[role="switch"]')];
    expect(boxes.map((box) => [box.labels?.[0]?.textContent, box.checked])).toStrictEqual([
      ['摄像头', false],
      ['麦克风', true],
    ]);
    for (const box of boxes) box.click();
    expect(heard).toStrictEqual([
      ['scope.camera', true],
      ['scope.record', false],
    ]);
  });

  it('closes by its back button', async () => {
    await expect(open(settings([])).press('back')).resolves.toBe('back');
  });

  it('says so when nothing was asked for', () => {
    const { element } = open((answer) => ({ ...settings([])(answer), switches: [] }) as Surface);
    expect(element.querySelector('.host-hint')?.textContent).toBe(
      '示例程序 还没有向你申请过任何权限。',
    );
  });
});
