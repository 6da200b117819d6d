import type { Planted } from './planted';
import { byName, entered, globals, imports, syntax } from './planted';

const throughAutomator = 'written against miniprogram-automator';

/** What the tests must not hold. */
export const plantedInTests: readonly Planted[] = [
  ...[
    'test/unit/x.test.ts',
    'test/support/x.ts',
    'test/ui/x.test.ts',
    'test/bench/host/x.ts',
  ].flatMap((path): Planted[] => [
    ...byName(path, ['../../packages/host/src/page/x', '../../../packages/wechat/src/x'], entered),
    ...byName(
      path,
      ['miniprogram-host/src/page/x', 'miniprogram-host/dist/jsdom', 'onboarding-testing/src/send'],
      entered,
    ),
    [path, 'export enum Colour { red }', syntax, 'union of string literals'],
    [path, 'export const api = wx;', globals, 'Only the program'],
  ]),
  ...byName(
    'test/ui/x.test.ts',
    [
      'miniprogram-host',
      'miniprogram-host/jsdom',
      'onboarding-backend',
      'wechat-simulator',
      'zod',
      '../../miniprogram/models/phone',
      '../unit/x',
      '../start/stand',
      '../bench/x',
    ],
    throughAutomator,
  ),
  ['test/ui/x.test.ts', "import { chromium } from 'playwright-core';", imports, throughAutomator],
];
