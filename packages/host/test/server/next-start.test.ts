import { createEmitter } from '../../src/phone/emitter';
import type { ProgramManifest } from '../../src/project/kit/program-bundle';
import { nextStart } from '../../src/server/next-start';
import { createPhoneLinks } from '../../src/server/phone-links';
import { createProgramState } from '../../src/server/program-state';
import { createMemoryTransports } from '../../src/transport/memory-transport';

const bundle = { id: 'p1', manifest: {} as ProgramManifest, script: '', sourceMap: '{}' };

/** A host without a server; `time` is in the test's hand. */
function createState({ isBuilt = true } = {}) {
  let time = 0;
  const links = createPhoneLinks(() => time);
  const program = createProgramState();
  if (isBuilt) program.accept({ kind: 'built', bundle, warnings: [] });
  const state = {
    links,
    program,
    starts: createEmitter<{ readonly started: { readonly program: string } }>(),
  };
  let opened = 0;
  return {
    state,
    /** Opens a page. */
    open: () => {
      const [here, there] = createMemoryTransports();
      opened += 1;
      links.connect(here, () => ({}) as never);
      return {
        name: String(opened),
        close: () => {
          there.close();
        },
      };
    },
    start: () => {
      state.starts.emit('started', { program: 'p1' });
    },
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

/** What has come of a promise after everything that was due. */
async function outcomeOf(waiting: Promise<void>): Promise<'ended' | 'waits'> {
  const later = new Promise<'waits'>((resolve) => setTimeout(resolve, 20, 'waits'));
  return await Promise.race([waiting.then(() => 'ended' as const), later]);
}

test('whoever restarts a program waits until it has started', async () => {
  const { state, open, start } = createState();
  open();
  const waiting = nextStart(state);
  expect(await outcomeOf(waiting)).toBe('waits');
  start();
  expect(await outcomeOf(waiting)).toBe('ended');
});

test('nobody waits where no page is open, nor for one that was just closed', async () => {
  const { state, open } = createState();
  expect(await outcomeOf(nextStart(state))).toBe('ended');
  const page = open();
  const waiting = nextStart(state);
  page.close();
  expect(await outcomeOf(waiting)).toBe('ended');
});

test('a page that reloads is waited for, although none is there for a moment', async () => {
  const { state, open, start } = createState();
  const page = open();
  const waiting = nextStart(state);
  state.links.willReturn(page.name);
  page.close();
  const meanwhile = nextStart(state);
  expect(await outcomeOf(waiting)).toBe('waits');
  open();
  expect(await outcomeOf(waiting)).toBe('waits');
  start();
  expect(await outcomeOf(waiting)).toBe('ended');
  expect(await outcomeOf(meanwhile)).toBe('ended');
});

test('a page that did not come back is not waited for again', async () => {
  const { state, open, pass } = createState();
  const page = open();
  state.links.willReturn(page.name);
  page.close();
  pass(11_000);
  expect(await outcomeOf(nextStart(state))).toBe('ended');
});

test('nobody waits for a program that was never built', async () => {
  const { state, open } = createState({ isBuilt: false });
  open();
  expect(await outcomeOf(nextStart(state))).toBe('ended');
});
