import { toolCommands } from '../../src/automation/commands/tool';
import type { Surface } from '../../src/phone/surfaces';
import { createFakeNode, createFakePage, createFakeRuntime } from './fake-runtime';

function start() {
  const runtime = createFakeRuntime();
  runtime.stack = [createFakePage(1, 'pages/a/a', createFakeNode())];
  const answers: unknown[] = [];
  const open = (make: (answer: (value?: unknown) => void) => Surface) => {
    runtime.phone.surfaces.open(make((value) => answers.push(value)));
  };
  const commands = toolCommands({
    runtime,
    entryPage: 'pages/a/a',
    host: {
      version: '',
      screenshot: () => Promise.resolve(''),
      exit: () => undefined,
      close: () => undefined,
    },
  });
  const native = async (method: string, url?: string) =>
    commands['Tool.native']({ method, data: url === undefined ? null : { url } });
  return { runtime, open, answers, native, commands };
}

const modal = (showCancel: boolean) => (answer: (value?: unknown) => void) =>
  ({ kind: 'modal', title: '', showCancel, answer }) as unknown as Surface;
const phoneSheet =
  (numbers: readonly { readonly id: string }[]) => (answer: (value?: unknown) => void) =>
    ({ kind: 'phone-sheet', numbers, answer }) as unknown as Surface;
const of =
  (kind: 'privacy' | 'avatar-sheet' | 'permission' | 'share') =>
  (answer: (value?: unknown) => void) =>
    ({ kind, answer }) as unknown as Surface;

test('the person presses the buttons of the modal that is on top', async () => {
  const { open, native, answers } = start();
  open(modal(true));
  await native('confirmModal');
  await native('cancelModal');
  expect(answers).toStrictEqual([{ confirm: true }, { confirm: false }]);
});

test('a button that the modal does not have cannot be pressed', async () => {
  const { open, native } = start();
  open(modal(false));
  await expect(native('cancelModal')).rejects.toThrow('the modal has no cancel button');
});

test('allowing gives the first number, refusing refuses; privacy and avatar likewise', async () => {
  const { open, native, answers } = start();
  open(phoneSheet([{ id: 'n1' }, { id: 'n2' }]));
  await native('authorizeAllow');
  await native('authorizeCancel');
  open(of('privacy'));
  await native('authorizeAllow');
  open(of('avatar-sheet'));
  await native('authorizeCancel');
  open(of('permission'));
  await native('authorizeAllow');
  expect(answers).toStrictEqual([
    { kind: 'allow', numberId: 'n1' },
    { kind: 'refuse' },
    true,
    { kind: 'cancel' },
    true,
  ]);
});

test('a share card is sent or dropped', async () => {
  const { open, native, answers } = start();
  open(of('share'));
  await native('shareConfirm');
  await native('shareCancel');
  expect(answers).toStrictEqual([true, false]);
});

test.each([
  ['confirmModal', 'no modal is on the screen'],
  ['authorizeAllow', 'no authorization dialog is on the screen'],
  ['shareConfirm', 'no share dialog is on the screen'],
  ['closePaymentDialog', 'no payment dialog is on the screen'],
  ['navigateLeft', 'no page to go back to'],
  ['fly', 'native.fly not exists'],
])('%s without its dialog says that %s', async (method, message) => {
  const { native } = start();
  await expect(native(method)).rejects.toThrow(message);
});

test('home, back and tabs go through the program’s own routing', async () => {
  const { runtime, native } = start();
  runtime.stack.push(createFakePage(2, 'pages/b/b', createFakeNode()));
  await native('goHome');
  await native('navigateLeft');
  await native('switchTab', 'pages/c/c');
  expect(runtime.wxCalls).toStrictEqual([
    { method: 'reLaunch', args: [{ url: '/pages/a/a' }] },
    { method: 'navigateBack', args: [{ delta: 1 }] },
    { method: 'switchTab', args: [{ url: '/pages/c/c' }] },
  ]);
});

test('navigateLeft on the settings page presses its own back button', async () => {
  const { open, native, answers } = start();
  open((answer) => ({ kind: 'settings', answer }) as unknown as Surface);
  await native('navigateLeft');
  expect(answers).toStrictEqual([undefined]);
});

test('a ticket is inert and given back as it was set', async () => {
  const { commands } = start();
  expect(await commands['Tool.getTicket']({})).toStrictEqual({ ticket: '', expiredTime: 0 });
  await commands['Tool.setTicket']({ ticket: 'mine' });
  await commands['Tool.refreshTicket']({});
  expect(await commands['Tool.getTicket']({})).toStrictEqual({ ticket: 'mine', expiredTime: 0 });
});

test('a sheet of WeChat is confirmed or cancelled, a payment is closed', async () => {
  const { open, native, answers } = start();
  const question = (name: string) => (answer: (value?: unknown) => void) =>
    ({ kind: 'question', name, answer }) as unknown as Surface;
  open(question('address'));
  await native('confirmModal');
  await native('cancelModal');
  await native('authorizeAllow');
  await native('authorizeCancel');
  expect(answers).toStrictEqual([true, false, true, false]);
  await expect(native('closePaymentDialog')).rejects.toThrow('no payment dialog is on the screen');
  open(question('payment'));
  await native('closePaymentDialog');
  expect(answers).toStrictEqual([true, false, true, false, false]);
});
