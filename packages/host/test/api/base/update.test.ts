/** @jest-environment jsdom */
import type { ApiContext } from '../../../src/api/kit/context';
import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';
import type { PhoneSettings } from '../../../src/phone/settings';

interface UpdateManager {
  onCheckForUpdate(listener?: (answer: { readonly hasUpdate: boolean }) => void): void;
  onUpdateReady(listener?: () => void): void;
  onUpdateFailed(listener: () => void): void;
  applyUpdate(): void;
}

function open(settings: Partial<PhoneSettings> = {}) {
  const relaunched: string[] = [];
  const context = {
    app: { entryPagePath: 'pages/first/first' },
    router: { reLaunch: (url: string) => relaunched.push(url) },
  } as unknown as Partial<ApiContext>;
  const on = wxOnPhone({ settings, context });
  const notices: string[] = [];
  on.phone.journal.on('notice', ({ severity, text }) => notices.push(`${severity}: ${text}`));
  const heard: unknown[] = [];
  const manager = on.call('getUpdateManager') as UpdateManager;
  manager.onCheckForUpdate((answer) => heard.push(answer));
  manager.onUpdateReady(() => heard.push('ready'));
  manager.onUpdateFailed(() => heard.push('failed'));
  return { on, manager, heard, notices, relaunched };
}

test('without a new version the manager says later that there is none, and nothing is applied', () => {
  const { on, manager, heard, notices, relaunched } = open();
  expect(heard).toStrictEqual([]);
  on.clock.pass(0);
  expect(heard).toStrictEqual([{ hasUpdate: false }]);
  manager.applyUpdate();
  expect(relaunched).toStrictEqual([]);
  expect(notices).toStrictEqual(['warning: applyUpdate: update is not ready (103102).']);
});

test('a new version that is there at the start is heard of once, and applied once', () => {
  const { on, manager, heard, notices, relaunched } = open({ update: 'ready' });
  on.clock.pass(0);
  expect(heard).toStrictEqual([{ hasUpdate: true }, 'ready']);
  manager.applyUpdate();
  manager.applyUpdate();
  expect(relaunched).toStrictEqual(['/pages/first/first']);
  expect(on.phone.settings.get().update).toBe('none');
  expect(notices).toStrictEqual([
    'info: The new version of the program would start now.',
    'warning: applyUpdate: applyUpdate has been called (103101).',
  ]);
});

test('a new version that comes while the program runs is heard of when it is there', () => {
  const { on, heard } = open();
  on.clock.pass(0);
  on.phone.settings.set({ network: 'slow' });
  on.phone.settings.set({ update: 'ready' });
  on.phone.settings.set({ network: 'online' });
  expect(heard).toStrictEqual([{ hasUpdate: false }, 'ready']);
});

test('a program may ask without a listener', () => {
  const { on, manager, heard } = open();
  manager.onCheckForUpdate();
  manager.onUpdateReady();
  expect(() => {
    on.clock.pass(0);
    on.phone.settings.set({ update: 'ready' });
  }).not.toThrow();
  expect(heard).toStrictEqual([{ hasUpdate: false }, 'ready']);
});
