import type { Planted } from './planted';
import { globals, imports, syntax } from './planted';

/** A file in every room of the program, and the way from it to miniprogram/. */
const programFiles = [
  ['miniprogram/app.ts', './'],
  ['miniprogram/config.ts', './'],
  ['miniprogram/pages/x.ts', '../'],
  ['miniprogram/pages/x/x.ts', '../../'],
  ['miniprogram/components/x/x.ts', '../../'],
  ['miniprogram/services/index.ts', '../'],
  ['miniprogram/services/x.ts', '../'],
  ['miniprogram/services/phone/x.ts', '../../'],
  ['miniprogram/models/x.ts', '../'],
  ['miniprogram/i18n/x.ts', '../'],
  ['miniprogram/platform/x.ts', '../'],
  ['packages/components/src/x.ts', './'],
] as const;

/** What no room of the program may hold. */
const inTheProgram: readonly Planted[] = programFiles.flatMap(([path, up]): Planted[] => [
  [path, "import { z } from 'zod';", imports, 'no runtime dependencies'],
  [path, "export { z } from 'zod';", imports, 'no runtime dependencies'],
  [path, "import type { z } from 'zod';", imports, 'no runtime dependencies'],
  [path, "export const load = () => import('zod');", syntax, 'no runtime dependencies'],
  [path, "export type Z = import('zod').ZodType;", syntax, 'no runtime dependencies'],
  [path, "export const zod = require('zod');", syntax, 'no runtime dependencies'],
  [path, `export const load = () => import('${up}models/x');`, syntax, 'import … from'],
  [path, 'export enum Colour { red }', syntax, 'union of string literals'],
  [path, 'export const enum Colour { red }', syntax, 'union of string literals'],
  [path, 'export namespace Colour { export const red = 1; }', syntax, 'No namespaces'],
  [path, 'export const app = getApp();', globals, 'import services instead'],
  [path, 'export const now = globalThis.Date.now();', globals, 'by itself'],
  [path, `import { x } from '../${up}packages/wechat/src/x';`, imports, 'is shipped'],
  [path, `import { x } from '../${up}test/support/x';`, imports, 'is shipped'],
  [path, `import { x } from '../${up}typings/backend';`, imports, 'is shipped'],
  [path, `import { type X } from '${up}models/x';`, syntax, 'a statement of their own'],
  [path, "import { b } from './b';\nimport { a } from './a';", 'imports/imports', 'sort'],
  [
    path,
    "import { b } from './b';\nimport { a } from './b';",
    'no-duplicate-imports',
    'duplicated',
  ],
  [path, `import { x } from '${up}app';`, imports, 'nobody imports it'],
  [path, `import { x } from '${up}models/../services/phone/x';`, imports, 'goes up first'],
  [path, "console.log('here');", 'no-console', 'Unexpected console'],
]);

const wxIn = (path: string, reason: string): readonly Planted[] =>
  [
    'wx.request({});',
    'wx.connectSocket({});',
    'wx.chooseMedia({});',
    'wx.setStorage({});',
    'wx.login();',
    "wx['request']({});",
    'export const { request } = wx;',
    'export const api = wx;',
    'wx.request?.({});',
  ].map((text) => [path, text, syntax, reason]);

const shows: readonly Planted[] = [
  ...['miniprogram/pages/x.ts', 'miniprogram/pages/x/x.ts'].flatMap((path) =>
    wxIn(path, 'data comes from services/index'),
  ),
  ...['miniprogram/pages/x.ts', 'miniprogram/pages/x/x.ts'].flatMap((path) =>
    ['navigateTo', 'navigateBack', 'redirectTo', 'reLaunch', 'switchTab'].map((verb): Planted => [
      path,
      `wx.${verb}({});`,
      syntax,
      'pages/navigate moves',
    ]),
  ),
  ...wxIn('miniprogram/pages/navigate.ts', 'data comes from services/index'),
  ['miniprogram/pages/navigate.ts', 'wx.showModal({});', syntax, 'pages/navigate moves'],
  ...wxIn('miniprogram/components/x/x.ts', 'properties and events'),
  ['miniprogram/components/x/x.ts', 'wx.showToast({});', syntax, 'properties and events'],
  ['miniprogram/pages/x.ts', "import { x } from '../platform/x';", imports, 'not the platform'],
  [
    'miniprogram/pages/x/x.ts',
    "import type { Platform } from '../../platform/platform';",
    imports,
    'not the platform',
  ],
  ['miniprogram/pages/x.ts', "import { x } from '../services/phone/x';", imports, 'root'],
  ['miniprogram/pages/x/x.ts', "import { x } from '../../services/phone/x';", imports, 'root'],
  [
    'miniprogram/pages/x/x.ts',
    "import { x } from '../../services/create-services';",
    imports,
    'root',
  ],
  ['miniprogram/pages/x/x.ts', "import { x } from './../../services/phone/x';", imports, 'root'],
  ['miniprogram/pages/x/x.ts', "import '../../components/x/x';", imports, 'usingComponents'],
  ['miniprogram/pages/x/x.ts', "import { config } from '../../config';", imports, 'services/index'],
  ...['platform/x', 'services/index', 'pages/x', 'i18n/x'].map((to): Planted => [
    'miniprogram/components/x/x.ts',
    `import { x } from '../../${to}';`,
    imports,
    'properties and events',
  ]),
];

const services: readonly Planted[] = [
  ...[
    'miniprogram/services/index.ts',
    'miniprogram/services/x.ts',
    'miniprogram/services/phone/x.ts',
  ].flatMap((path): Planted[] => [
    [path, 'export const now = Date.now();', globals, 'clock is handed in'],
    [path, 'export const now = new Date();', globals, 'clock is handed in'],
    [path, 'setTimeout(() => undefined, 1);', globals, 'Timers are handed in'],
    [path, 'setInterval(() => undefined, 1);', globals, 'Timers are handed in'],
    [path, 'clearTimeout(1);', globals, 'Timers are handed in'],
    [path, 'clearInterval(1);', globals, 'Timers are handed in'],
    [path, 'wx.login();', globals, 'through the Platform'],
    [path, 'export const api = wx;', globals, 'through the Platform'],
  ]),
  ...(
    [
      ['miniprogram/services/x.ts', '../', './'],
      ['miniprogram/services/phone/x.ts', '../../', '../'],
    ] as const
  ).flatMap(([path, up, root]): Planted[] => [
    [path, `import { x } from '${up}platform/wechat-platform';`, imports, 'Platform interface'],
    [path, `import type { x } from '${up}platform/wechat-error';`, imports, 'Platform interface'],
    [path, `import { x } from '${up}platform/monotonic-clock';`, imports, 'Platform interface'],
    [path, `import { x } from '${up}platform/platform';`, imports, 'the types'],
    [path, `import { x } from '${up}pages/x';`, imports, 'do not show'],
    [path, `import { x } from '${up}components/x/x';`, imports, 'do not show'],
    [path, `import { x } from '${up}i18n/x';`, imports, 'do not show'],
    [path, `import { config } from '${up}config';`, imports, 'services/index'],
    [path, `import { services } from '${root}index';`, imports, 'composition root'],
    [path, `import { services } from '${up}services/index';`, imports, 'composition root'],
  ]),
  ['miniprogram/services/index.ts', "import { x } from '../pages/x';", imports, 'do not show'],
];

const below: readonly Planted[] = [
  ...['pages', 'components/x', 'services', 'platform', 'i18n'].map((to): Planted => [
    'miniprogram/models/x.ts',
    `import { x } from '../${to}/x';`,
    imports,
    'above them',
  ]),
  ...['pages', 'components/x', 'services', 'platform'].map((to): Planted => [
    'miniprogram/i18n/x.ts',
    `import { x } from '../${to}/x';`,
    imports,
    'above them',
  ]),
  ...['pages', 'components/x', 'services', 'i18n'].map((to): Planted => [
    'miniprogram/platform/x.ts',
    `import { x } from '../${to}/x';`,
    imports,
    'nothing above',
  ]),
  ['miniprogram/models/x.ts', 'wx.login();', globals, 'above them'],
  ['miniprogram/i18n/x.ts', 'wx.login();', globals, 'above them'],
  ['miniprogram/app.ts', "import { x } from './services/phone/x';", imports, 'services/index'],
  ['miniprogram/app.ts', "import { x } from './platform/x';", imports, 'services/index'],
  ['miniprogram/config.ts', "import { x } from './services/index';", imports, 'models alone'],
];

/** What the rooms of the program must not hold. */
export const plantedInProgram = [...inTheProgram, ...shows, ...services, ...below];
