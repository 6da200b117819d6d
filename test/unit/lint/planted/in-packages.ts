import type { Planted } from './planted';
import { byName, entered, globals, imports, syntax } from './planted';

const inPackages: readonly Planted[] = [
  'host',
  'wechat',
  'backend',
  'conformance',
  'contract',
  'testing',
].flatMap((own): Planted[] =>
  ['src', 'test'].flatMap((room): Planted[] => {
    const path = `packages/${own}/${room}/deep/x.ts`;
    return [
      ...byName(path, ['../../../../miniprogram/models/phone'], 'No package imports the program'),
      ...byName(path, ['../../../../test/support/x'], 'without the rest of the repository'),
      ...byName(path, ['../../../../test/bench/x'], 'without the rest of the repository'),
      ...byName(path, ['../../../../packages/host/src/page/x'], entered),
      ...byName(path, ['../../../host/src/page/x', '../../../wechat/src/x'], entered),
      ...byName(path, ['miniprogram-host/src/page/x', 'wechat-simulator/src/x'], entered),
      [path, 'export enum Colour { red }', syntax, 'union of string literals'],
      [path, 'export namespace Colour { export const red = 1; }', syntax, 'No namespaces'],
      [path, 'wx.login();', globals, 'Only the program'],
    ];
  }),
);

const host: readonly Planted[] = [
  ...byName(
    'packages/host/src/page/x.ts',
    ['onboarding-backend', 'wechat-simulator', 'onboarding-contract', 'onboarding-testing'],
    'The host imports no other package',
  ),
  ...['runtime', 'components', 'api', 'phone', 'project', 'server', 'page', 'automation'].flatMap(
    (room) =>
      byName(
        `packages/host/src/${room}/x.ts`,
        ['onboarding-backend'],
        'The host imports no other package',
      ),
  ),
  ...byName('packages/host/src/runtime/run/x.ts', ['../../automation/x'], 'emits events'),
  ...byName(
    'packages/host/src/components/form/x.ts',
    ['../../project/read/x'],
    'not who runs them',
  ),
  ...byName(
    'packages/host/src/api/ui/x.ts',
    ['../../server/x', '../../project/read/x'],
    'not who runs them',
  ),
  ...byName('packages/host/src/phone/x.ts', ['../runtime/run/x', '../page/x'], 'the lowest layer'),
  ...byName('packages/host/src/server/x.ts', ['../runtime/run/x'], 'does not run it'),
  ...byName('packages/host/src/transport/x.ts', ['../automation/x'], 'whatever is in them'),
  [
    'packages/host/src/page/x.ts',
    "import type { x } from 'onboarding-testing';",
    imports,
    'The host imports no other package',
  ],
];

const others: readonly Planted[] = [
  ...byName(
    'packages/wechat/src/x.ts',
    ['onboarding-contract', 'onboarding-testing'],
    'does not name it',
  ),
  [
    'packages/wechat/src/x.ts',
    "import { startHost } from 'miniprogram-host';",
    imports,
    'knows the types',
  ],
  [
    'packages/wechat/src/x.ts',
    "import type { x } from 'miniprogram-host/src/page/x';",
    imports,
    entered,
  ],
  ...byName('packages/backend/src/x.ts', ['onboarding-conformance'], 'does not name it'),
  [
    'packages/backend/src/x.ts',
    "import { x } from 'wechat-simulator';",
    imports,
    'knows the types',
  ],
  ...byName('packages/contract/src/x.ts', ['onboarding-backend'], 'does not name it'),
  ...byName('packages/components/build/x.ts', ['../../host/src/x'], entered),
];

/** What the packages must not hold. */
export const plantedInPackages = [...inPackages, ...host, ...others];
