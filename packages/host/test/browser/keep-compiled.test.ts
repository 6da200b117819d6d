import { keepCompiled } from '../../src/browser/keep-compiled';

test('what Node compiles lies in the cache of the host', () => {
  const enableCompileCache = jest.fn();
  keepCompiled({ enableCompileCache });
  expect(enableCompileCache).toHaveBeenCalledWith(expect.stringMatching(/[\\/]compiled$/u));
});

test('a Node that keeps nothing is left alone', () => {
  expect(() => {
    keepCompiled({});
  }).not.toThrow();
});
