import {
  packageFaults,
  packageLimit,
  sizesByKind,
} from '../../../devtools/compiler/package-faults';

const file = (path: string, text = ''): { path: string; bytes: number; text: string } => ({
  path,
  bytes: text.length,
  text,
});

describe('packageFaults', () => {
  test('takes requires of files, folders and the compiler’s helpers', () => {
    const files = [
      file(
        'pages/a/a.js',
        'require("./view");require("../../models/b.js");require("../../lib");require("../../@babel/runtime/helpers/typeof")',
      ),
      file('pages/a/view.js'),
      file('models/b.js'),
      file('lib/index.js'),
      file('@babel/runtime/helpers/typeof.js'),
    ];
    expect(packageFaults(files)).toStrictEqual([]);
  });

  test('takes npm packages from the miniprogram_npm folders around the file, and no others', () => {
    const files = [
      file('pages/a/a.js', 'require("near");require("far");require("far/lib/b")'),
      file('pages/miniprogram_npm/near/index.js'),
      file('miniprogram_npm/far/index.js'),
      file('miniprogram_npm/far/lib/b.js'),
      file('b.js', 'require("near")'),
    ];
    expect(packageFaults(files)).toStrictEqual([
      'b.js requires near, which is not in the package.',
    ]);
  });

  test('names the file whose required module is not packaged', () => {
    expect(packageFaults([file('pages/a/a.js', "require('./gone')")])).toStrictEqual([
      'pages/a/a.js requires ./gone, which is not in the package.',
    ]);
  });

  test('does not read templates for requires', () => {
    expect(packageFaults([file('pages/a/a.wxml', 'require("./gone")')])).toStrictEqual([]);
  });

  test('takes a package at the limit and refuses one byte more', () => {
    const picture = (bytes: number): readonly string[] => packageFaults([{ path: 'a.png', bytes }]);
    expect(picture(packageLimit)).toStrictEqual([]);
    expect(picture(packageLimit + 1)).toStrictEqual([
      'The package has 2097153 bytes; WeChat takes 2097152.',
    ]);
  });
});

test('sizes are summed by kind, the largest first', () => {
  expect(
    sizesByKind([file('a.js', '12'), file('b.wxml', '12345'), file('c.js', '12')]),
  ).toStrictEqual([
    { kind: 'wxml', files: 1, bytes: 5 },
    { kind: 'js', files: 2, bytes: 4 },
  ]);
});
