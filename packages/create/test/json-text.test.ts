import { readJsonText } from '../src/adopt/json-text';

const spread = `{
  "pages": [
    "a/a"
  ],
  "setting": {
    "es6": true
  }
}
`;

test('what is there keeps its form, and what comes takes it on', () => {
  const changed = readJsonText(spread)
    .append(['pages'], ['b/b', 'c/c'])
    .append(['setting', 'useCompilerPlugins'], ['typescript'])
    .set('resizable', true);
  expect(changed.text).toBe(`{
  "pages": [
    "a/a",
    "b/b",
    "c/c"
  ],
  "setting": {
    "es6": true,
    "useCompilerPlugins": ["typescript"]
  },
  "resizable": true
}
`);
});

test.each([
  ['{}', '{"pages": ["a"]}'],
  ['{ "x": 1 }', '{ "x": 1, "pages": ["a"] }'],
  ['{"pages":[]}', '{"pages":["a"]}'],
  ['{ "pages": ["z"] }', '{ "pages": ["z", "a"] }'],
])('%s becomes %s', (before, after) => {
  expect(readJsonText(before).append(['pages'], ['a']).text).toBe(after);
});

test('objects on the way are made', () => {
  const { text } = readJsonText('{}').append(['setting', 'useCompilerPlugins'], ['typescript']);
  expect(JSON.parse(text)).toStrictEqual({ setting: { useCompilerPlugins: ['typescript'] } });
});

test.each([
  ['{ "setting": null }', ['setting', 'plugins'], '{ "setting": { "plugins": ["a"] } }'],
  [
    '{ "setting": {"plugins": false} }',
    ['setting', 'plugins'],
    '{ "setting": {"plugins": ["a"]} }',
  ],
  ['// ours\n{"pages": ["z",]}', ['pages'], '// ours\n{"pages": ["z", "a",]}'],
  [
    '{\r\n  "pages": [\r\n    "z"\r\n  ]\r\n}',
    ['pages'],
    '{\r\n  "pages": [\r\n    "z",\r\n    "a"\r\n  ]\r\n}',
  ],
])('%j: something else makes way, comments and line ends stay', (before, path, after) => {
  expect(readJsonText(before).append(path, ['a']).text).toBe(after);
});

test.each([
  ['["a", "x/1", "b", "x/2"]', '["a", "b"]'],
  ['["x/1", "a"]', '["a"]'],
  ['["x/1", "x/2"]', '[]'],
  ['[\n  "a",\n  "x/1"\n]', '[\n  "a"\n]'],
])('out of %j come those that are meant', (before, after) => {
  const { text } = readJsonText(`{"pages": ${before}}`).without(['pages'], (one) =>
    String(one).startsWith('x/'),
  );
  expect(text).toBe(`{"pages": ${after}}`);
});

test('what is long stands on lines of its own', () => {
  const long = ['a'.repeat(50), 'b'.repeat(50)];
  expect(readJsonText('{ "pages": ["z"] }').append(['pages'], long).text).toBe(
    `{ "pages": ["z",\n  "${long.join('",\n  "')}"] }`,
  );
});

test('anything but an object is refused', () => {
  expect(() => readJsonText('[]')).toThrow(SyntaxError);
});
