// @ts-check
import eslint from '@eslint/js';
import * as wxmlParser from '@wxml/parser';
import jest from 'eslint-plugin-jest';
import wxml from 'eslint-plugin-wxml';
import imports from 'eslint-plugin-simple-import-sort';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { hostRooms } from './eslint/host.mjs';
import { packageRooms } from './eslint/packages.mjs';
import { programRooms } from './eslint/program.mjs';
import { blockOf, everywhere } from './eslint/room.mjs';
import { testRooms } from './eslint/tests.mjs';

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'coverage/',
      '.cache/',
      'typings/backend.d.ts',
      'packages/host/test/project/fixtures/',
      // A project of its own, with its own tsconfig.json.
      'packages/components/test/fixtures/fresh-project-ts/',
      // Written for the compilers of uni-app and Taro, which bring their own rules.
      'test/frameworks/programs/',
      'packages/*/dist/',
      'packages/components/miniprogram_dist/',
      'packages/components/typings/',
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
      parserOptions: {
        // Not the project service: with a project for packages/ and one for test/ it checks the sources of packages twice.
        project: ['tsconfig.json', 'packages/components/tsconfig.json', 'test/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { imports },
    rules: {
      'imports/imports': 'error',
      'imports/exports': 'error',
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
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
    },
  },

  // Who may import whom and use what: every room says all of it, for a later block replaces an earlier one.
  ...[everywhere, ...programRooms, ...packageRooms, ...hostRooms, ...testRooms].map(blockOf),

  {
    files: ['miniprogram/**/*.ts', 'packages/components/src/**/*.ts'],
    rules: { 'no-console': ['error', { allow: ['warn', 'error'] }] },
  },
  {
    files: ['miniprogram/pages/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['test/**/*.ts', 'packages/*/{src,test,build}/**/*.ts'],
    ignores: ['packages/components/src/**'],
    languageOptions: { globals: globals.node },
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
