// @ts-check
import { createRoom, everywhere } from './room.mjs';

/** @typedef {import('./room.mjs').Refused} Refused */

/**
 * An import that goes up and then into a room of the program.
 *
 * @param {string} rooms Names, divided by `|`.
 * @param {string} reason
 * @returns {Refused}
 */
const into = (rooms, reason) => ({ from: `^(\\.\\.?/)+(${rooms})(/|$)`, reason });

const program = createRoom({
  files: ['miniprogram/**/*.ts', 'packages/components/src/**/*.ts'],
  inside: everywhere,
  imports: [
    { from: '^[^.]', reason: 'The program has no runtime dependencies (decision 1).' },
    into('packages|test|docs', 'Nothing outside miniprogram/ is shipped.'),
    {
      ...into('typings', 'Nothing outside miniprogram/ is shipped; types leave nothing behind.'),
      typesAllowed: true,
    },
    into('app', 'WeChat starts app.ts; nobody imports it.'),
  ],
  syntax: [
    {
      selector: "ImportExpression, TSImportType, CallExpression[callee.name='require']",
      message: 'Write `import … from`: DevTools packs what it finds so.',
    },
  ],
  globals: {
    getApp: 'It is undefined before launch and has no useful type; import services instead.',
    globalThis: 'Name what you mean by itself: the rules of its room then apply.',
  },
});

const configuration = into('config', 'Only services/index reads the configuration.');

/**
 * The names of `wx` that a room may use, and nothing else of it.
 *
 * @param {readonly string[]} names
 * @param {string} message
 */
const onlyOfWx = (names, message) => [
  {
    selector: `MemberExpression[object.name='wx']:not([computed=false][property.name=/^(${names.join('|')})$/])`,
    message,
  },
  // Handed on, taken apart, or under another name.
  { selector: ":not(MemberExpression) > Identifier[name='wx']", message },
];

/** What a page itself does. Add a name here when a page needs one that shows, never one that fetches. */
const pageCalls = [
  'hideKeyboard',
  'setNavigationBarTitle',
  'showModal',
  'showToast',
  'stopPullDownRefresh',
];

/** What moves the person: in one place, for two quick taps must open one page. */
const navigations = ['navigateBack', 'navigateTo', 'reLaunch'];

const fromServices =
  'Pages tell what happens; data comes from services/index, and pages/navigate moves. What shows is listed in eslint/program.mjs.';
const fromProperties = 'Components know properties and events, not where data comes from.';

const pages = createRoom({
  files: ['miniprogram/pages/**/*.ts'],
  inside: program,
  imports: [
    configuration,
    into('platform', 'Pages know services, not the platform below them.'),
    into('services(?!/index$)', 'Pages import services/index, the composition root.'),
    into('components', 'Pages name their components in usingComponents.'),
  ],
});

const services = createRoom({
  files: ['miniprogram/services/**/*.ts'],
  inside: program,
  imports: [into('pages|components|i18n', 'Services decide; they do not show.')],
  globals: {
    wx: 'Services reach WeChat through the Platform they are given.',
    Date: 'The clock is handed in (Platform.now).',
    setTimeout: 'Timers are handed in (Platform.after).',
    setInterval: 'Timers are handed in (Platform.after).',
    clearTimeout: 'Timers are handed in (Platform.after).',
    clearInterval: 'Timers are handed in (Platform.after).',
  },
});

/** Models and texts are told everything. */
const toldEverything = { wx: 'Models and texts depend on nothing above them.' };

/** The rooms of the program (docs/architecture.md), each after the room it lies in. */
export const programRooms = [
  program,
  createRoom({
    files: ['miniprogram/app.ts'],
    inside: program,
    imports: [
      into(
        'pages|components|platform|config|services(?!/index$)',
        'The start of the program knows services/index.',
      ),
    ],
  }),
  createRoom({
    files: ['miniprogram/config.ts'],
    inside: program,
    imports: [
      into('pages|components|services|platform|i18n', 'The configuration knows models alone.'),
    ],
  }),
  createRoom({
    files: ['miniprogram/pages/**/*.ts'],
    ignores: ['miniprogram/pages/navigate.ts'],
    inside: pages,
    syntax: onlyOfWx(pageCalls, fromServices),
  }),
  createRoom({
    files: ['miniprogram/pages/navigate.ts'],
    inside: pages,
    // The word that it happened is said by the page that is seen next.
    syntax: onlyOfWx(navigations.concat('showToast'), fromServices),
  }),
  createRoom({
    files: ['miniprogram/components/**/*.ts'],
    inside: program,
    imports: [configuration, into('platform|services|pages|i18n', fromProperties)],
    syntax: onlyOfWx([], fromProperties),
  }),
  createRoom({
    files: ['miniprogram/services/**/*.ts'],
    ignores: ['miniprogram/services/index.ts'],
    inside: services,
    imports: [
      configuration,
      into(
        'platform/(?!platform$).*',
        'Services know the Platform interface, never what is behind it.',
      ),
      {
        ...into('platform/platform', 'Of the Platform, services know the types.'),
        typesAllowed: true,
      },
      {
        from: '^(\\.\\.?/)+(services/)?index$|^[./]+$',
        reason: 'The composition root imports services, not the other way round.',
      },
    ],
  }),
  createRoom({ files: ['miniprogram/services/index.ts'], inside: services }),
  createRoom({
    files: ['miniprogram/models/**/*.ts'],
    inside: program,
    imports: [
      configuration,
      into(
        'pages|components|services|platform|i18n',
        'Models and texts depend on nothing above them.',
      ),
    ],
    globals: toldEverything,
  }),
  createRoom({
    files: ['miniprogram/i18n/**/*.ts'],
    inside: program,
    imports: [
      configuration,
      into('pages|components|services|platform', 'Models and texts depend on nothing above them.'),
    ],
    globals: toldEverything,
  }),
  createRoom({
    files: ['miniprogram/platform/**/*.ts'],
    inside: program,
    imports: [
      configuration,
      into(
        'pages|components|services|i18n',
        'The platform knows models and WeChat, nothing above.',
      ),
    ],
  }),
];
