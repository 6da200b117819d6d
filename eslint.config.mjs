// @ts-check
import eslint from '@eslint/js';
import * as wxmlParser from '@wxml/parser';
import jest from 'eslint-plugin-jest';
import wxml from 'eslint-plugin-wxml';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** The directions of the house (docs/architecture.md): who may import whom, with the reason in the message. */
const forbid = (...patterns) => ({
  'no-restricted-imports': [
    'error',
    { patterns: patterns.map(([regex, message]) => ({ regex, message })) },
  ],
});

const wxDataCalls =
  "CallExpression[callee.object.name='wx'][callee.property.name=/^(request|uploadFile|downloadFile|login|checkSession|cloud|getStorage.*|setStorage.*|removeStorage.*|clearStorage.*|getAccountInfoSync|getSystemInfo.*|getAppBaseInfo|getDeviceInfo|getExtConfig.*|reportEvent|getPhoneNumber|getPrivacySetting|requirePrivacyAuthorize|onNeedPrivacyAuthorization)$/]";

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'coverage/',
      '.cache/',
      'typings/backend.d.ts',
      'packages/host/test/project/fixtures/',
      'packages/*/dist/',
      'packages/components/miniprogram_dist/',
      'packages/contract/src/types.ts',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [
      eslint.configs.recommended,
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
    ],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      complexity: ['error', 12],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSEnumDeclaration',
          message: 'Use a union of string literals: DevTools compiles each file by itself.',
        },
        {
          selector: 'TSModuleDeclaration[kind="namespace"]',
          message: 'No namespaces: DevTools compiles each file by itself.',
        },
      ],
    },
  },

  // The program.
  {
    files: ['miniprogram/**/*.ts', 'packages/components/src/**/*.ts'],
    rules: {
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-globals': [
        'error',
        {
          name: 'getApp',
          message: 'It is undefined before launch and has no useful type; import services instead.',
        },
      ],
      ...forbid(['^[^.]', 'The program has no runtime dependencies (decision 1).']),
    },
  },
  {
    files: ['miniprogram/pages/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: wxDataCalls,
          message: 'Pages tell what happens; data comes from services/index.',
        },
      ],
      ...forbid(
        ['^[^.]', 'The program has no runtime dependencies (decision 1).'],
        ['/platform/', 'Pages know services, not the platform below them.'],
        ['/services/(?!index$)', 'Pages import services/index, the composition root.'],
      ),
    },
  },
  {
    files: ['miniprogram/components/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: wxDataCalls,
          message: 'Components know properties and events, not where data comes from.',
        },
      ],
      ...forbid(
        ['^[^.]', 'The program has no runtime dependencies (decision 1).'],
        [
          '/(platform|services|pages)/',
          'Components know properties and events, not where data comes from.',
        ],
      ),
    },
  },
  {
    files: ['miniprogram/services/*/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'wx', message: 'Services reach WeChat through the Platform they are given.' },
        { name: 'getApp', message: 'Import what you need.' },
        { name: 'Date', message: 'The clock is handed in (Platform.now).' },
        { name: 'setTimeout', message: 'Timers are handed in (Platform.after).' },
        { name: 'setInterval', message: 'Timers are handed in (Platform.after).' },
      ],
      ...forbid(
        ['^[^.]', 'The program has no runtime dependencies (decision 1).'],
        ['/(pages|components|i18n)/', 'Services decide; they do not show.'],
        ['/platform/wechat', 'Services know the Platform interface, never its implementation.'],
        [
          '/services/index$|^\\.\\./index$',
          'The composition root imports services, not the other way round.',
        ],
      ),
    },
  },
  {
    files: ['miniprogram/models/**/*.ts', 'miniprogram/i18n/**/*.ts'],
    rules: forbid([
      '/(pages|components|services|platform)/',
      'Models and texts depend on nothing above them.',
    ]),
  },
  {
    files: ['miniprogram/platform/**/*.ts'],
    rules: forbid([
      '/(pages|components|services|i18n)/',
      'The platform knows models and WeChat, nothing above.',
    ]),
  },

  // The host: transport <- automation -> runtime -> components, api -> phone.
  {
    files: ['test/**/*.ts', 'packages/*/{src,test,build}/**/*.ts'],
    ignores: ['packages/components/src/**'],
    languageOptions: { globals: globals.node },
    rules: {
      'no-restricted-globals': ['error', { name: 'wx', message: 'Only the program has `wx`.' }],
    },
  },
  {
    files: ['packages/host/src/**/*.ts'],
    rules: forbid([
      '^(onboarding|wechat)-|/(wechat|backend|support|start|unit|miniprogram)/',
      'The host imports no other package.',
    ]),
  },
  {
    files: ['packages/host/src/runtime/**/*.ts'],
    rules: forbid(
      ['/automation/', 'The runtime does not know that it is automated; it emits events.'],
      [
        '^(onboarding|wechat)-|/(wechat|backend|support|start|unit|miniprogram)/',
        'The host imports no other package.',
      ],
    ),
  },
  {
    files: ['packages/host/src/{components,api}/**/*.ts'],
    rules: forbid(
      [
        '/(automation|server|browser|project/(?!(kit/program-bundle|style/rpx)$))',
        'Built-ins and APIs know the phone and the shape of a program, not who runs them.',
      ],
      [
        '^(onboarding|wechat)-|/(wechat|backend|support|start|unit|miniprogram)/',
        'The host imports no other package.',
      ],
    ),
  },
  {
    files: ['packages/host/src/phone/**/*.ts'],
    rules: forbid(
      [
        '/(automation|runtime|components|api|server|browser|project)/',
        'The simulated phone is the lowest layer: it knows nobody above it.',
      ],
      [
        '^(onboarding|wechat)-|/(wechat|backend|support|start|unit|miniprogram)/',
        'The host imports no other package.',
      ],
    ),
  },
  {
    files: ['packages/wechat/src/**/*.ts'],
    rules: forbid([
      '^onboarding-|/(backend|support|start|unit|ui|miniprogram)/',
      'The simulated WeChat knows the host’s Platform interface and nobody else.',
    ]),
  },
  {
    files: ['test/ui/**/*.ts'],
    rules: forbid([
      '^(miniprogram-host|onboarding-backend|wechat-simulator)$|/miniprogram/',
      'Journeys are written against miniprogram-automator; test/support starts what they need.',
    ]),
  },
  {
    files: ['test/{unit,ui}/**/*.ts', 'packages/*/test/**/*.ts'],
    // A case of the contract suite is the body of a test that another file declares.
    ignores: ['packages/host/test/contract/cases/**'],
    extends: [jest.configs['flat/recommended'], jest.configs['flat/style']],
    rules: {
      'jest/prefer-strict-equal': 'error',
      'jest/no-conditional-expect': 'error',
      'jest/no-disabled-tests': 'error',
      'max-lines-per-function': 'off', // a describe block is one function
    },
  },

  // Templates.
  {
    files: ['miniprogram/**/*.wxml'],
    languageOptions: { parser: wxmlParser },
    plugins: { wxml },
    rules: {
      'wxml/report-wxml-syntax-error': 'error',
      'wxml/report-interpolation-error': 'error',
      'wxml/no-duplicate-attributes': 'error',
      'wxml/no-inline-wxs': 'error',
      'wxml/no-index-in-wx-key': 'error',
      // "*this" is WeChat's own word for lists of unique strings, which have nothing else for a key.
      'wxml/no-dot-this-in-wx-key': 'off',
      'wxml/no-wx-for-with-wx-if': 'error',
      'wxml/no-unnecessary-block': 'error',
      'wxml/no-unexpected-string-bool': 'error',
      'wxml/wx-key': 'error',
      'wxml/colon-style-event-binding': 'error',
    },
  },

  {
    files: ['**/*.{mjs,cjs}'],
    extends: [eslint.configs.recommended],
    languageOptions: { globals: globals.node },
  },
);
