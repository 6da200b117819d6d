import { join } from 'node:path';

import { conventions } from './conventions/conventions';
import { readProgram } from './conventions/program';

const program = readProgram(join(__dirname, '../../miniprogram'));

test('the program is read', () => {
  expect(program.pages).toContain('pages/account/account');
  expect(program.files('.wxml').length).toBeGreaterThan(program.pages.length);
  expect(Object.keys(program.texts()[0] ?? {})).toContain('account');
});

test.each(Object.keys(conventions))('%s', (sentence) => {
  expect(conventions[sentence]?.(program)).toStrictEqual([]);
});
