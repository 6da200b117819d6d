import { join } from 'node:path';

import { bytesInside, sizesOf } from '../../../bench/package/package-sizes';
import { subpackageRoots } from '../../../bench/package/subpackages';

it('adds a package up by kind and by part, compiler helpers apart', () => {
  const sizes = sizesOf([
    { path: 'app.js', bytes: 1 },
    { path: 'app.json', bytes: 2 },
    { path: '@babel/runtime/helpers/typeof.js', bytes: 4 },
    { path: 'pages/phone/phone.js', bytes: 8 },
    { path: 'pages/phone/phone.wxml', bytes: 16 },
    { path: 'components/sheet/sheet.wxss', bytes: 32 },
    { path: 'images/default.png', bytes: 64 },
    { path: 'miniprogram_npm/x/y.wxs', bytes: 128 },
  ]);
  expect(sizes).toStrictEqual({
    bytes: 255,
    files: 8,
    byKind: { js: 137, helpers: 4, wxml: 16, wxss: 32, json: 2, images: 64 },
    byPart: [
      { path: 'miniprogram_npm', bytes: 128 },
      { path: 'images', bytes: 64 },
      { path: 'components/sheet', bytes: 32 },
      { path: 'pages/phone', bytes: 24 },
      { path: '@babel', bytes: 4 },
      { path: 'app', bytes: 3 },
    ],
  });
});

it('tells a subpackage from the rest', () => {
  const sizes = sizesOf([
    { path: 'pages/lab/lab.js', bytes: 5 },
    { path: 'pages/lab/lab.wxml', bytes: 2 },
    { path: 'pages/account/account.js', bytes: 3 },
  ]);
  expect(bytesInside(sizes, subpackageRoots(join(__dirname, '../../../../miniprogram')))).toBe(7);
  expect(bytesInside(sizes, [])).toBe(0);
});
