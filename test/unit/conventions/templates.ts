import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Convention, Program } from './program';
import { beside } from './program';
import { unreadable } from './template-lines';

/** WeChat's own tags with a dash. */
const builtIns = new Set([
  'scroll-view',
  'checkbox-group',
  'radio-group',
  'picker-view',
  'root-portal',
  'page-meta',
]);

/** A page's own script and the handlers that lie beside it, or that it shares with other pages. */
function scriptOf({ read }: Program, path: string): string {
  const script = read(path);
  const shared = [...script.matchAll(/from '(\.\.?\/[\w-]+)'/g)].map(([, from = '']) => from);
  return [script, ...shared.map((from) => read(join(dirname(path), `${from}.ts`)))].join('\n');
}

function componentsOf({ json }: Program, path: string): Readonly<Record<string, string>> {
  const { usingComponents = {} } = json(path) as {
    readonly usingComponents?: Readonly<Record<string, string>>;
  };
  return usingComponents;
}

/** What templates hold. */
export const templateConventions: Readonly<Record<string, Convention>> = {
  'a template binds handlers that exist': (program) =>
    program.files('.wxml').flatMap((path) => {
      const script = scriptOf(program, beside(path, '.ts'));
      return [
        ...program.read(path).matchAll(/\b(?:capture-)?(?:bind|catch|mut-bind):\w+="([^"{]+)"/g),
      ]
        .map(([, handler = '']) => handler)
        .filter((handler) => !new RegExp(`\\b${handler}\\(`).test(script))
        .map((handler) => `${path}: ${handler}`);
    }),

  'a template declares the components it uses, and no others': (program) =>
    program.files('.wxml').flatMap((path) => {
      const declared = Object.keys(componentsOf(program, beside(path, '.json')));
      const tags = [...program.read(path).matchAll(/<([a-z]+-[a-z-]+)/g)];
      const used = tags.map(([, tag = '']) => tag).filter((tag) => !builtIns.has(tag));
      return [
        ...used.filter((tag) => !declared.includes(tag)),
        ...declared.filter((tag) => !used.includes(tag)),
      ].map((tag) => `${path}: ${tag}`);
    }),

  'a template has nothing that the two engines read differently': ({ files, read }) =>
    files('.wxml').flatMap((path) => {
      // docs/decisions/0014: entities, escapes in texts, typeof, spread in a list.
      const risky = /&[a-z#]\w*;|\\n|\{\{[^}]*(?:\btypeof\b|\[[^\]}]*\.\.\.)/g;
      return (read(path).match(risky) ?? []).map((found) => `${path}: ${found}`);
    }),

  'a template says with words what every control does': ({ files, read }) =>
    files('.wxml').flatMap((path) =>
      [...read(path).matchAll(/<(button|input)\b[^>]*>/g)]
        .map(([tag]) => tag)
        .filter((tag) => !tag.includes('aria-label='))
        .map((tag) => `${path}: ${tag}`),
    ),

  'a template has short lines, and from four attributes on one a line': ({ files, read }) =>
    files('.wxml').flatMap((path) => unreadable(read(path)).map((found) => `${path}: ${found}`)),

  'the path of a component leads to one': (program) =>
    program.files('.json').flatMap((path) =>
      Object.values(componentsOf(program, path))
        .filter((component) => !existsSync(join(program.root, dirname(path), `${component}.wxml`)))
        .map((component) => `${path} → ${component}`),
    ),
};
