import type { Convention } from './program';

const withoutComments = (style: string): string => style.replace(/\/\*[^]*?\*\//g, '');

/** Without blocks whose condition is env() and whose variables have a value before them. */
const withoutSupports = (style: string): string =>
  withoutComments(style).replace(
    /@supports \([\w-]+: env\([\w-]+\)\) \{\s*page \{([^}]*)\}\s*\}/g,
    (block, inside: string, start: number, whole: string) =>
      [...inside.matchAll(/(--[\w-]+):/g)].every(([, name = '']) =>
        whole.slice(0, start).includes(`${name}: `),
      )
        ? ''
        : block,
  );

/** Of its own page or component (`phone__rows`, `bottom-sheet`), or of the styles that all share (`ob-card`). */
const isOwnClass = (name: string): boolean => /^ob-|-|__/.test(name);

/** What styles hold. */
export const styleConventions: Readonly<Record<string, Convention>> = {
  'a page imports its styles by itself, and app.wxss has none: it belongs to the program that takes the pages in':
    ({ files, pages, read }) => [
      ...pages
        .map((page) => `${page}.wxss`)
        .filter((path) => !read(path).startsWith("@import '../../styles/page.wxss';\n")),
      ...files('.wxss').filter(
        (path) => path === 'app.wxss' && withoutComments(read(path)).trim() !== '',
      ),
    ],

  'a class has a prefix: no other program has one of the same name': ({ files, read }) =>
    files('.wxss').flatMap((path) =>
      [...withoutComments(read(path)).matchAll(/([^{};]+)\{/g)].flatMap(([, selector = '']) =>
        [...selector.matchAll(/\.([a-z][\w-]*)/g)]
          .map(([, name = '']) => name)
          .filter(
            (name) => !isOwnClass(name) || (path.startsWith('styles/') && !name.startsWith('ob-')),
          )
          .map((name) => `${path}: .${name}`),
      ),
    ),

  'a style takes every colour from the tokens': ({ files, read }) =>
    files('.wxss')
      .filter((path) => !path.endsWith('tokens.wxss'))
      .filter((path) => /#[\da-f]{3,8}\b|rgba?\(/i.test(read(path))),

  'a component has no tag, id or attribute selectors, which WeChat does not allow there': ({
    files,
    read,
  }) =>
    files('.wxss')
      .filter((path) => /components\/.*\.wxss$|controls\.wxss$/.test(path))
      .flatMap((path) =>
        [...withoutComments(read(path)).matchAll(/([^{};]+)\{/g)]
          .map(([, selector = '']) => selector.trim())
          .filter((selector) => !selector.startsWith('@') && !/^(from|to)$/.test(selector))
          .filter((selector) => /\[|#|(^|[\s,>])[a-z]/.test(selector))
          .map((selector) => `${path}: ${selector}`),
      ),

  'a style has no size of type in px, which would not follow the text size of WeChat': ({
    files,
    read,
  }) =>
    files('.wxss').flatMap((path) =>
      [
        ...withoutComments(read(path)).matchAll(/(?:font-size|--(?:text|icon)[\w-]*): [^;]*\dpx/g),
      ].map(([found]) => `${path}: ${found}`),
    ),

  // Where env() is unknown, a declaration that has var(), too, is thrown away as late as it is computed:
  // no declaration before it is taken instead, and what is left is 0.
  'env() stands in the tokens alone, behind @supports, over a plain value': ({ files, read }) =>
    files('.wxss').filter((path) =>
      /\benv\(/.test(
        path === 'styles/tokens.wxss' ? withoutSupports(read(path)) : withoutComments(read(path)),
      ),
    ),

  'a style uses only tokens that exist': ({ files, read }) => {
    const tokens = new Set(
      [...read('styles/tokens.wxss').matchAll(/(--[\w-]+):/g)].map(([, token]) => token),
    );
    return files('.wxss').flatMap((path) =>
      [...read(path).matchAll(/var\((--[\w-]+)/g)]
        .map(([, token = '']) => token)
        .filter((token) => !tokens.has(token))
        .map((token) => `${path}: ${token}`),
    );
  },
};
