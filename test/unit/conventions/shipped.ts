import ts from 'typescript';

import type { Convention } from './program';

const isHeavy = (node: ts.Node): boolean =>
  ts.isForOfStatement(node) || ts.isArrayBindingPattern(node) || ts.isSpreadElement(node);

/** What the package must not hold. */
export const shippedConventions: Readonly<Record<string, Convention>> = {
  'the words before a phone button say nothing of WeChat (platform rule 5.14.4)': ({ texts }) => {
    const words = JSON.stringify(texts().map(({ phone, account }) => ({ phone, account })));
    return words.match(/微信|wechat/gi) ?? [];
  },

  'there are no async functions and no classes: their helpers would outweigh the program': ({
    files,
    read,
  }) =>
    files('.ts').filter((path) =>
      /\basync\b[\s(]|\bawait\s|^\s*(export )?class\s/m.test(
        read(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
      ),
    ),

  'no array is taken apart and none spread: eleven modules of helpers would come along': ({
    files,
    read,
  }) =>
    files('.ts').flatMap((path) => {
      const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2020);
      const found: string[] = [];
      const visit = (node: ts.Node): void => {
        const { line } = source.getLineAndCharacterOfPosition(node.pos);
        if (isHeavy(node)) found.push(`${path}:${line + 1}`);
        ts.forEachChild(node, visit);
      };
      visit(source);
      return found;
    }),
};
