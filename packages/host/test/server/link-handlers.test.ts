import type { HostState } from '../../src/server/host-state';
import type { LinkHooks } from '../../src/server/link-handlers';
import { linkHandlers } from '../../src/server/link-handlers';

const snapshot = { plain: { a: '1' }, encrypted: {} };

test.each([
  undefined,
  null,
  'text',
  {},
  { plain: {}, encrypted: null },
  { plain: { a: 1 }, encrypted: {} },
])('storage that is none is refused, and what was there stays: %j', (wrong) => {
  const state = { storage: snapshot, journal: { add: () => undefined } } as unknown as HostState;
  const save = linkHandlers(state, {} as LinkHooks, 'page')['storage.save'];
  expect(() => save({ snapshot: wrong as never })).toThrow('brings no storage');
  expect(state.storage).toBe(snapshot);
});

test('storage is kept', () => {
  const journal = { add: () => undefined };
  const state = { journal } as unknown as HostState;
  void linkHandlers(state, {} as LinkHooks, 'page')['storage.save']({ snapshot });
  expect(state.storage).toBe(snapshot);
});

test('the page that starts is told the ext configuration beside the program', () => {
  const bundle = { id: 'p', manifest: { projectName: 'shop' } };
  const state = {
    journal: { add: () => undefined },
    program: { bundle: () => bundle, diagnostics: () => [] },
    settings: { get: () => ({}) },
    files: { all: () => ({}) },
    extConfig: { backend: 'there' },
  } as unknown as HostState;
  expect(linkHandlers(state, {} as LinkHooks, 'page').hello({})).toMatchObject({
    program: { id: 'p', manifest: { projectName: 'shop', extConfig: { backend: 'there' } } },
  });
});
