import { unifiedDiff } from '../src/adopt/text-change';

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `${from + index}\n`).join('');

test('changes that are far apart are hunks of their own, with three lines around them', () => {
  const before = numbers(1, 20);
  const after = before.replace('2\n', 'two\n').replace('19\n', '');
  expect(unifiedDiff({ path: 'a.txt', before, after })).toBe(`diff --git a/a.txt b/a.txt
--- a/a.txt
+++ b/a.txt
@@ -1,5 +1,5 @@
 1
-2
+two
 3
 4
 5
@@ -16,5 +16,4 @@
 16
 17
 18
-19
 20
`);
});

test('a file without a last line’s end says so', () => {
  expect(unifiedDiff({ path: 'a', before: 'x', after: 'y\nx' })).toContain(
    '+y\n x\n\\ No newline at end of file\n',
  );
});

test('nothing changes: nothing is said', () => {
  expect(unifiedDiff({ path: 'a', before: 'x', after: 'x' })).toBe('');
});
