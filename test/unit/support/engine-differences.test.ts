/** @jest-environment ./test/support/jest-environment.ts */
import { createExparser } from '../../support/engines/on-exparser';
import { onGlassEasel } from '../../support/engines/on-glass-easel';

/**
 * Where the two engines read the same template differently: what docs/decisions/0014 tells the
 * program to avoid. A difference that is gone fails here, and then leaves the document.
 */
const exparser = createExparser(() => ({}));

afterAll(() => {
  exparser.close();
});

const page = (wxml: string) => ({ using: {}, wxml, data: { empty: null } });

async function texts(wxml: string) {
  const mounts = [await exparser.mount(page(wxml)), await onGlassEasel.mount(page(wxml))];
  const found = mounts.map((mount) => mount.find('#it').text());
  for (const mount of mounts) mount.close();
  return found;
}

test.each([
  ['null in a text', '<view id="it">[{{empty}}]</view>', '[null]', '[]'],
  ['an entity', '<view id="it">a&lt;b</view>', 'a&lt;b', 'a<b'],
])('%s', async (_what, wxml, older, newer) => {
  expect(await texts(wxml)).toStrictEqual([older, newer]);
});

test.each([
  ['typeof', '<view id="it">{{typeof empty}}</view>', 'object'],
  ['spread in a list', '<view id="it">{{[1, ...[2]][1]}}</view>', '2'],
])('%s is not for the official compiler', async (_what, wxml, newer) => {
  const compile = async () => {
    await exparser.mount(page(wxml));
  };
  await expect(compile()).rejects.toThrow('Bad value with message: unexpected token');
  const mount = await onGlassEasel.mount(page(wxml));
  expect(mount.find('#it').text()).toBe(newer);
  mount.close();
});
