import { join } from 'node:path';

import { buildProject } from '../../src/project/build-project';
import { readStack, withReadStacks } from '../../src/server/stacks';

async function sampler() {
  const result = await buildProject(join(__dirname, '../runtime/fixtures/sampler'));
  if (result.kind === 'failed') throw new Error('the sampler does not build');
  const { bundle } = result;
  const lines = bundle.script.split('\n');
  const line = lines.findIndex((text) => text.includes('broken on tap'));
  const column = lines[line]?.indexOf('throw') ?? 0;
  const frame = `at tap (http://127.0.0.1:7780/host/program/${bundle.id}.js:${line + 1}:${column + 1})`;
  return { frame, find: (id: string) => (id === bundle.id ? bundle : undefined) };
}

test('a stack names the program’s own file and line', async () => {
  const { frame, ...program } = await sampler();
  expect(readStack(`Error: no\n  ${frame}`, program)).toBe(
    'Error: no\n  at tap (pages/second/second.js:22:5)',
  );
});

test('wherever it stands in what the console was given', async () => {
  const { frame, ...program } = await sampler();
  expect(withReadStacks([{ $error: { stack: frame } }, 1, null], program)).toStrictEqual([
    { $error: { stack: 'at tap (pages/second/second.js:22:5)' } },
    1,
    null,
  ]);
});

test('what is no place of a program that is known stays as it is', async () => {
  const { frame } = await sampler();
  const program = { find: () => undefined };
  expect(readStack(frame, program)).toBe(frame);
});
