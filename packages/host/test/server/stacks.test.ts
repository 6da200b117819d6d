import { join } from 'node:path';

import { buildProject } from '../../src/project/build-project';
import type { HostState } from '../../src/server/host-state';
import { createJournal } from '../../src/server/journal';
import type { LinkHooks } from '../../src/server/link-handlers';
import { linkHandlers } from '../../src/server/link-handlers';
import { readStack, withReadStacks } from '../../src/server/stacks';
import { temporaryProject } from '../project/temporary-project';

async function build(folder: string) {
  const result = await buildProject(folder);

  if (result.kind === 'failed') throw new Error('it does not build');
  return result.bundle;
}

/** A frame of the stack of what a program throws, as the browser writes it. */
async function thrownBy(folder: string, message: string) {
  const bundle = await build(folder);
  const lines = bundle.script.split('\n');
  const line = lines.findIndex((text) => text.includes(message));
  const column = lines[line]?.indexOf('throw') ?? 0;
  const frame = `at tap (http://127.0.0.1:7780/host/program/${bundle.id}.js:${line + 1}:${column + 1})`;
  return { frame, find: (id: string) => (id === bundle.id ? bundle : undefined) };
}

const sampler = () => thrownBy(join(__dirname, '../runtime/fixtures/sampler'), 'broken on tap');

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

test('a frame of TypeScript names its source', async () => {
  const project = temporaryProject({
    'project.config.json': JSON.stringify({
      appid: 'wx0000000000000000',
      projectname: 'typed',
      setting: { useCompilerPlugins: ['typescript'] },
    }),
    'pages/home/home.ts': `interface Shape { readonly size: number }

Page({
  fail(shape: Shape): never {
    throw new Error('typed ' + String(shape.size));
  },
});
`,
  });
  project.remove('pages/home/home.js');
  const { frame, ...program } = await thrownBy(project.dir, 'typed ');
  expect(readStack(frame, program)).toBe('at tap (pages/home/home.ts:5:5)');
});

describe('on the wire from a page', () => {
  const place = 'at tap (pages/second/second.js:22:5)';
  const onWire = async () => {
    const { frame, find } = await sampler();
    const journal = createJournal(() => 0);
    const frames: string[] = [];
    const hooks = { automationFrame: (_: string, text: string) => void frames.push(text) };
    const state = { journal, program: { find } } as unknown as HostState;
    return { frame, journal, frames, handlers: linkHandlers(state, hooks as LinkHooks, 'page') };
  };

  test('console lines and exceptions reach the journal with the program’s own lines', async () => {
    const { frame, journal, handlers } = await onWire();
    const args = ['text', { $error: { message: 'no', stack: `Error: no\n${frame}` } }];
    const add = handlers['journal.add'];
    void add({ name: 'console', event: { type: 'error', args } });
    void add({ name: 'exception', event: { message: 'no', stack: frame } });
    expect(journal.recent()).toMatchObject([
      { args: ['text', { $error: { message: 'no', stack: `Error: no\n${place}` } }] },
      { message: 'no', stack: place },
    ]);
  });

  test('and automation clients, in exceptions and console lines', async () => {
    const { frame, frames, handlers } = await onWire();
    const events = [
      { method: 'App.exceptionThrown', params: { message: 'no', stack: frame } },
      { method: 'App.logAdded', params: { type: 'error', args: [{ stack: frame }] } },
    ];
    const send = (text: string) => {
      void handlers['automation.send']({ client: 'one', text });
    };
    for (const event of events) send(JSON.stringify(event));
    send('no JSON /host/program/');
    expect(frames.slice(0, 2).map((text) => JSON.parse(text) as unknown)).toStrictEqual([
      { method: 'App.exceptionThrown', params: { message: 'no', stack: place } },
      { method: 'App.logAdded', params: { type: 'error', args: [{ stack: place }] } },
    ]);
    expect(frames[2]).toBe('no JSON /host/program/');
  });
});
