/** What each room is for. */
export const allowed: readonly (readonly [path: string, text: string])[] = [
  ['miniprogram/app.ts', "import { services } from './services/index';\nApp({ services });"],
  [
    'miniprogram/config.ts',
    "import type { Config } from './models/config';\nexport type X = Config;",
  ],
  [
    'miniprogram/pages/x/x.ts',
    `import { chooseMessages } from '../../i18n/choose-messages';
import type { Config } from '../../models/config';
import { services } from '../../services/index';
import { phoneTaps } from '../phone-taps';
import { view } from './x-view';
export const x: Config = [chooseMessages, services, phoneTaps, view];
${['setNavigationBarTitle', 'showModal', 'showToast', 'stopPullDownRefresh']
  .map((name) => `void wx.${name}({});`)
  .join('\n')}`,
  ],
  [
    'miniprogram/pages/navigate.ts',
    `import { services } from '../services/index';
export const x = services;
${['navigateBack', 'navigateTo', 'reLaunch'].map((name) => `void wx.${name}({});`).join('\n')}`,
  ],
  [
    'miniprogram/components/x/x.ts',
    "import { regions } from '../../models/region';\nComponent({ data: { regions } });",
  ],
  [
    'miniprogram/services/index.ts',
    `import { config } from '../config';
import { createWechatPlatform } from '../platform/wechat-platform';
import { createServices } from './create-services';
export const services = createServices(createWechatPlatform(), config);`,
  ],
  [
    'miniprogram/services/x.ts',
    `import type { Platform } from '../platform/platform';
import { decode } from './backend/decode';
export const x = (platform: Platform): number => decode(platform.now());`,
  ],
  [
    'miniprogram/services/phone/x.ts',
    `import { isAtLeast } from '../../models/version';
import type { Platform } from '../../platform/platform';
import { decode } from '../backend/decode';
export const x = (platform: Platform): boolean => isAtLeast(decode(platform.now()));`,
  ],
  ['miniprogram/models/x.ts', "import { y } from './y';\nexport const x = Date.parse(y);"],
  [
    'miniprogram/models/y.ts',
    "import type { components } from '../../typings/backend';\nexport type X = components;",
  ],
  ['miniprogram/i18n/x.ts', "import type { Y } from '../models/y';\nexport const x: Y = 1;"],
  [
    'miniprogram/platform/x.ts',
    "import type { Y } from '../models/y';\nexport const x = (): Y => wx.login(setTimeout(Date.now, 1));",
  ],
  ['packages/components/src/x.ts', "export { x } from './services/phone/x';"],
  ['packages/components/build/x.ts', "import { build } from 'esbuild';\nexport const x = build;"],
  [
    'packages/host/src/runtime/run/x.ts',
    `import { z } from 'zod';
import { y } from '../../api/kit/y';
import { view } from '../view/view-node';
export const x = [z, y, view];`,
  ],
  [
    'packages/host/src/api/ui/x.ts',
    "import { convertRpx } from '../../project/style/rpx';\nexport const x = convertRpx;",
  ],
  [
    'packages/host/test/page/x.test.ts',
    "import { send } from 'onboarding-testing';\nimport { y } from '../../src/page/y';\nexport const x = [send, y];",
  ],
  [
    'packages/wechat/src/x.ts',
    "import type { Platform } from 'miniprogram-host';\nexport type X = Platform;",
  ],
  [
    'packages/backend/src/x.ts',
    "import { types } from 'onboarding-contract';\nexport const x = types;",
  ],
  [
    'packages/conformance/src/rules/x.ts',
    "import { createWechat } from 'wechat-simulator';\nimport { y } from '../wechat/y';\nexport const x = [createWechat, y];",
  ],
  ['packages/contract/src/x.ts', "import type { paths } from './types';\nexport type X = paths;"],
  ['packages/testing/src/x.ts', "import { once } from 'node:events';\nexport const x = once;"],
  [
    'test/unit/x.test.ts',
    `import { z } from 'zod';
import { mount } from 'miniprogram-host/jsdom';
import { phone } from '../../miniprogram/services/phone/phone-service';
export const x = [z, mount, phone];`,
  ],
  [
    'test/ui/x.test.ts',
    `import { join } from 'node:path';
import type Element from 'miniprogram-automator/out/Element';
import { eventually } from 'onboarding-testing';
import type { Page } from 'playwright-core';
import { launchProgram } from '../support/program-under-test';
import { masked } from './phone-journeys';
export const x = (element: Element, page: Page) => [join, eventually, launchProgram, masked, element, page];`,
  ],
  [
    'test/bench/x.ts',
    "import { createWechat } from 'wechat-simulator';\nexport const x = createWechat;",
  ],
];
