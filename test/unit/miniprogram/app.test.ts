import { resolve } from 'node:path';

import { createFakePlatform } from '../../support/fake-platform';

interface AppHooks {
  onLaunch(): void;
  onPageNotFound(): void;
}

/** Runs app.ts; what it asked of `wx` is in `verbs`. */
function start() {
  const program = resolve(__dirname, '../../../miniprogram');
  const heard: string[] = [];
  const verbs: unknown[] = [];
  const platform = createFakePlatform(
    {},
    {
      update: {
        onReady: () => heard.push('onReady'),
        apply: () => undefined,
      },
    },
  );
  const hooks: AppHooks[] = [];
  Object.assign(globalThis, {
    wx: { redirectTo: (options: unknown) => verbs.push(['redirectTo', options]) },
    App: (app: AppHooks) => hooks.push(app),
  });
  jest.resetModules();
  jest.doMock(resolve(program, 'platform/wechat-platform.ts'), () => ({
    createWechatPlatform: () => platform,
  }));
  jest.requireActual(resolve(program, 'app.ts'));
  return { app: hooks[0], verbs, heard };
}

it('leads from a page that is not there to the account page, before the call returns', () => {
  const { app, verbs } = start();
  app?.onPageNotFound();
  expect(verbs).toStrictEqual([['redirectTo', { url: '/pages/account/account' }]]);
});

it('listens for a new version from the start on', () => {
  const { app, heard } = start();
  expect(heard).toStrictEqual([]);
  app?.onLaunch();
  expect(heard).toStrictEqual(['onReady']);
});
