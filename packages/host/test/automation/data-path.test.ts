import { readDataPath } from '../../src/automation/data-path';

const data = { list: [{ name: 'a' }, { name: 'b', tags: [['x']] }], empty: null, text: 'abc' };

test.each([
  ['list[1].name', 'b'],
  ['list[1].tags[0][0]', 'x'],
  ['text', 'abc'],
  ['empty', null],
  ['list[7].name', undefined],
  ['empty.name', undefined],
  ['constructor', undefined],
  ['text.length', undefined],
])('%s is %j', (path, expected) => {
  expect(readDataPath(data, path)).toStrictEqual(expected);
});
