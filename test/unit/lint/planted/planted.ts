/** Something that must not stand at a path, the rule that refuses it, and a part of the reason it says. */
export type Planted = readonly [path: string, text: string, rule: string, reason: string];

export const imports = '@typescript-eslint/no-restricted-imports';
export const syntax = 'no-restricted-syntax';
export const globals = 'no-restricted-globals';

/** Modules that must not be imported at a path, in whatever way. */
export const byName = (
  path: string,
  specifiers: readonly string[],
  reason: string,
): readonly Planted[] =>
  specifiers.flatMap((specifier): Planted[] => [
    [path, `import { x } from '${specifier}';`, imports, reason],
    [path, `export const load = () => import('${specifier}');`, syntax, reason],
  ]);

/** Why no package is entered by a path. */
export const entered = 'by its name and its exports';
