import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

const bytesOf = (buffer: unknown) => [...new Uint8Array(buffer as ArrayBuffer)];

test('bytes become base64 and come back, from a buffer and from a view of a part of one', () => {
  const on = wxOnPhone();
  const view = new Uint8Array([0, 11, 22, 33, 255]).subarray(1, 4);
  expect(on.call('arrayBufferToBase64', view)).toBe('CxYh');
  expect(on.call('arrayBufferToBase64', view.buffer)).toBe('AAsWIf8=');
  expect(bytesOf(on.call('base64ToArrayBuffer', 'CxYh'))).toStrictEqual([11, 22, 33]);
});

test.each([
  ['arrayBufferToBase64', 'text', 'parameter.arrayBuffer should be ArrayBuffer instead of String;'],
  ['base64ToArrayBuffer', 7, 'parameter.base64 should be String instead of Number;'],
  ['base64ToArrayBuffer', '~', 'parameter.base64 is not base64;'],
])('%s of %p is refused', (name, argument, reason) => {
  const on = wxOnPhone();
  expect(() => on.call(name, argument)).toThrow(`${name}:fail parameter error: ${reason}`);
});

test('random bytes: as many as asked for up to the limit, and not the same again', async () => {
  const on = wxOnPhone();
  const ask = async (length: number) => {
    const { success } = await on.outcome('getRandomValues', { length });
    return bytesOf((success as { readonly randomValues: unknown }).randomValues);
  };
  const [one, other] = [await ask(32), await ask(32)];
  expect(one).toHaveLength(32);
  expect(one).not.toStrictEqual(other);
  const most = await ask(1_048_576);
  // The last bytes are filled too, although the browser fills 64 kB at once.
  expect(most.slice(-64).some((byte) => byte !== 0)).toBe(true);
  expect(most).toHaveLength(1_048_576);
});

test.each([0, 1_048_577, 1.5, 'six'])('%p random bytes are refused', async (length) => {
  const { fail } = await wxOnPhone().outcome('getRandomValues', { length });
  expect(fail).toStrictEqual({
    errMsg:
      'getRandomValues:fail parameter error: parameter.length should be an integer from 1 to 1048576;',
  });
});
