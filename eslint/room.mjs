// @ts-check

/**
 * What is refused in a room of the house, each with its reason.
 *
 * @typedef {object} Refused
 * @property {string} from A regular expression on the path of an import.
 * @property {string} reason
 * @property {boolean} [typesAllowed] Whether `import type` may name it. It then may in spite of every other
 *   refusal, so `from` must match whole paths and nothing that another one refuses.
 *
 * @typedef {object} Refusals
 * @property {readonly Refused[]} [imports]
 * @property {readonly { selector: string, message: string }[]} [syntax]
 * @property {Readonly<Record<string, string>>} [globals] The reason by the name.
 *
 * @typedef {Required<Refusals> & { files: string[], ignores: string[] }} Room
 */

/**
 * Makes a room: its own refusals after those of the room it lies in. A later block of a flat
 * configuration replaces the options of an earlier one, so every room says everything again.
 *
 * @param {{ files: string[], ignores?: string[], inside?: Room } & Refusals} room
 * @returns {Room}
 */
export function createRoom({
  files,
  ignores = [],
  inside,
  imports = [],
  syntax = [],
  globals = {},
}) {
  return {
    files,
    ignores,
    imports: [...(inside?.imports ?? []), ...imports],
    syntax: [...(inside?.syntax ?? []), ...syntax],
    globals: { ...inside?.globals, ...globals },
  };
}

/** The ways to name a module that `no-restricted-imports` does not read. */
const otherImports =
  ":matches(ImportExpression, TSImportType, CallExpression[callee.name='require']) > Literal";

/**
 * The block of the configuration for a room; the rooms it lies in come before it.
 *
 * @param {Room} room
 */
export function blockOf({ files, ignores, imports, syntax, globals }) {
  return {
    files,
    ignores,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: imports.map(({ from, reason, typesAllowed = false }) => ({
            regex: from,
            message: reason,
            allowTypeImports: typesAllowed,
          })),
        },
      ],
      'no-restricted-syntax': [
        'error',
        ...syntax,
        ...imports
          .filter(({ typesAllowed }) => typesAllowed !== true)
          .map(({ from, reason }) => ({
            // A selector ends its regular expression at the first slash.
            selector: `${otherImports}[value=/${from.replaceAll('/', '\\u002F')}/]`,
            message: reason,
          })),
      ],
      'no-restricted-globals': [
        'error',
        ...Object.entries(globals).map(([name, message]) => ({ name, message })),
      ],
    },
  };
}

/** What is refused everywhere. */
export const everywhere = createRoom({
  files: ['**/*.ts'],
  imports: [
    {
      from: '(^|/)[^./][^/]*/\\.\\.?(/|$)',
      reason: 'A path goes up first and then down: the directions of the house are read from it.',
    },
  ],
  syntax: [
    {
      selector: 'TSEnumDeclaration',
      message: 'Use a union of string literals: DevTools compiles each file by itself.',
    },
    {
      selector: 'TSModuleDeclaration[kind="namespace"]',
      message: 'No namespaces: DevTools compiles each file by itself.',
    },
    {
      selector: 'ImportSpecifier[importKind="type"]',
      message:
        'Types are imported by a statement of their own, `import type`: it leaves nothing behind.',
    },
  ],
});
