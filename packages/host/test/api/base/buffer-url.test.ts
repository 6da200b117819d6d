import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

test('bytes get an address each, are kept as they were, and go when it is revoked', () => {
  const on = wxOnPhone();
  const bytes = new Uint8Array([1, 2, 3]);
  const [one, other] = [
    on.call('createBufferURL', bytes),
    on.call('createBufferURL', bytes.buffer),
  ];
  bytes.fill(9);
  expect(one).not.toBe(other);
  expect([...(on.phone.files.read(String(one))?.bytes ?? [])]).toStrictEqual([1, 2, 3]);
  on.call('revokeBufferURL', one);
  expect(on.phone.files.paths()).toStrictEqual([other]);
});

test('revoking takes nothing but what createBufferURL made', () => {
  const on = wxOnPhone();
  const file = { bytes: new Uint8Array([1]), type: 'image/png' };
  const path = on.phone.files.writeTemporary(file, 'png');
  on.call('revokeBufferURL', path);
  expect(on.phone.files.read(path)).toBe(file);
});

test('what is no buffer is refused', () => {
  expect(() => wxOnPhone().call('createBufferURL', 'text')).toThrow(
    'createBufferURL:fail parameter error: parameter.buffer should be ArrayBuffer instead of String;',
  );
});
