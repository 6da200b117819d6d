import { faultsOfOutput, faultsOfWarning } from '../../../devtools/compiler/compiler-warnings';

const sources: Readonly<Record<string, string>> = {
  'models/user.ts': "import type { A } from './a';\nexport interface User { readonly a: A }\n",
  'models/dead.ts': 'export const dead = 1;\n',
};
const read = (path: string): string => sources[path] ?? '';

describe('faultsOfWarning', () => {
  test('takes it that a file of types stays out of the package', () => {
    expect(faultsOfWarning('Ignored by code analyzer: models/user.ts', read)).toStrictEqual([]);
  });

  test('finds code and pictures that nothing reaches', () => {
    const warning = 'Ignored by code analyzer: models/user.ts,models/dead.ts,images/old.png';
    expect(faultsOfWarning(warning, read)).toStrictEqual([
      'models/dead.ts is reached from no page; delete it or import it.',
      'images/old.png is reached from no page; delete it or import it.',
    ]);
  });

  test('hands every other warning on', () => {
    expect(faultsOfWarning('wxss: unknown unit', read)).toStrictEqual(['wxss: unknown unit']);
  });
});

describe('faultsOfOutput', () => {
  test('knows the lines of a compile without a network', () => {
    expect(
      faultsOfOutput(
        [
          '[summer-compiler] forkProcess start [2026-11-21 05:49:07.521]',
          '[error] https://servicewechat.com/wxa/ci/getwhiteextlist Error: getaddrinfo ENOTFOUND servicewechat.com',
          '[error] get white ext list fail Error: getaddrinfo ENOTFOUND servicewechat.com',
        ].join('\n'),
      ),
    ).toStrictEqual([]);
  });

  test('finds warnings and errors that the compiler only prints', () => {
    expect(faultsOfOutput('[log] fine\n[warn] miss a file\n[error] bad')).toStrictEqual([
      '[warn] miss a file',
      '[error] bad',
    ]);
  });
});
