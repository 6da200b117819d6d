import type { AsyncLocalStorage } from 'node:async_hooks';
import asyncHooks from 'node:async_hooks';

type EndStorages = <Result>(run: () => Promise<Result>) => Promise<Result>;
const endStorages = jest.requireActual<EndStorages>('../../jest/end-storages.cjs');

/** Makes a storage as a test file does, and enters it. */
function enterStorage(): AsyncLocalStorage<string> {
  const storage = new asyncHooks.AsyncLocalStorage<string>();
  storage.enterWith('entered');
  return storage;
}

test('a storage that a file made and entered ends with the file, and no other', async () => {
  const earlier = enterStorage();
  let during: string | undefined;
  const made = await endStorages(() => {
    const storage = enterStorage();
    during = storage.getStore();
    return Promise.resolve(storage);
  });
  expect(during).toBe('entered');
  expect(made.getStore()).toBeUndefined();
  expect(earlier.getStore()).toBe('entered');
  earlier.disable();
});

test('a file that fails leaves nothing either', async () => {
  let made: AsyncLocalStorage<string> | undefined;
  const before = asyncHooks.AsyncLocalStorage;
  await expect(
    endStorages(() => {
      made = enterStorage();
      return Promise.reject(new Error('broken file'));
    }),
  ).rejects.toThrow('broken file');
  expect(made?.getStore()).toBeUndefined();
  expect(asyncHooks.AsyncLocalStorage).toBe(before);
});

test('the runner of this very file does so', () => {
  expect(asyncHooks.AsyncLocalStorage.name).toBe('NotedStorage');
});
