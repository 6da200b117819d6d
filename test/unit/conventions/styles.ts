import type { Convention } from './program';

/** What styles hold. */
export const styleConventions: Readonly<Record<string, Convention>> = {
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
        [
          ...read(path)
            .replace(/\/\*[^]*?\*\//g, '')
            .matchAll(/([^{};]+)\{/g),
        ]
          .map(([, selector = '']) => selector.trim())
          .filter((selector) => !selector.startsWith('@') && !/^(from|to)$/.test(selector))
          .filter((selector) => /\[|#|(^|[\s,>])[a-z]/.test(selector))
          .map((selector) => `${path}: ${selector}`),
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
