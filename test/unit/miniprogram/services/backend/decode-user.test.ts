import fc from 'fast-check';

import { decodeBinding, decodeUser } from '../../../../../miniprogram/services/backend/decode-user';
import { nobody, somebody } from '../../../../support/fake-backend';

const withPhone = (phone: unknown) => decodeUser({ ...nobody, phone });
const masked = (text: string) => withPhone({ masked: text, countryCode: '86' });

describe('a user of the backend', () => {
  it('is taken over with what the contract names, and nothing else', () => {
    const answer = { ...somebody, number: '13800138078', phone: { ...somebody.phone, iv: 'x' } };
    expect(decodeUser(answer)).toStrictEqual({ kind: 'value', value: somebody });
    expect(decodeUser(nobody)).toStrictEqual({ kind: 'value', value: nobody });
  });

  it.each<[string, unknown, string]>([
    ['the number is missing', undefined, 'phone'],
    ['the number is a text', '138******78', 'phone'],
    ['the masked form is missing', { countryCode: '86' }, 'phone.masked'],
    ['the masked form is a number', { masked: 13, countryCode: '86' }, 'phone.masked'],
    ['the masked form is a list', { masked: ['138******78'], countryCode: '86' }, 'phone.masked'],
    ['the calling code is missing', { masked: '138******78' }, 'phone.countryCode'],
    [
      'the calling code is a number',
      { masked: '138******78', countryCode: 86 },
      'phone.countryCode',
    ],
    [
      'the calling code has a plus',
      { masked: '138******78', countryCode: '+86' },
      'phone.countryCode',
    ],
    [
      'the calling code is long',
      { masked: '138******78', countryCode: '86000' },
      'phone.countryCode',
    ],
  ])('is refused when %s', (_name, phone, path) => {
    expect(withPhone(phone)).toStrictEqual({ kind: 'mismatch', path });
  });

  it.each([
    '13800138078',
    '138****8078',
    '1380******78',
    'x138******78',
    '138******78x',
    '138**0***78',
    '******',
    '',
  ])('is refused with "%s" for a masked number', (text) => {
    expect(masked(text)).toStrictEqual({ kind: 'mismatch', path: 'phone.masked' });
  });

  it.each(['61**22', '138******78', '12*4'])('may have the number %s', (text) => {
    expect(masked(text).kind).toBe('value');
  });

  it.each(['1', '86', '852', '1868'])('may have the calling code %s', (countryCode) => {
    expect(withPhone({ masked: '61**22', countryCode }).kind).toBe('value');
  });

  it('never carries a whole number, nor more of one than three and two digits', () => {
    const number = fc.stringMatching(/^\d{4,15}$/);
    const shown = fc.tuple(fc.nat({ max: 15 }), fc.nat({ max: 15 }));
    fc.assert(
      fc.property(number, shown, (whole, [head, tail]) => {
        const hidden = Math.max(0, whole.length - head - tail);
        const text = `${whole.slice(0, head)}${'*'.repeat(hidden)}${whole.slice(head + hidden)}`;
        const isTaken = masked(text).kind === 'value';
        const isSafe = hidden > 0 && head <= 3 && tail <= 2;
        expect(isTaken && !isSafe).toBe(false);
        expect(isTaken).toBe(isSafe && head >= 2 && tail >= 1);
      }),
    );
  });
});

describe('the texts of a user', () => {
  it.each<[string, object, string]>([
    ['a long id', { id: 'u'.repeat(65) }, 'id'],
    ['a long nickname', { nickname: 'n'.repeat(129) }, 'nickname'],
    ['an empty nickname', { nickname: '' }, 'nickname'],
    ['a long address', { avatarUrl: `https://a.cn/${'p'.repeat(2048)}` }, 'avatarUrl'],
    ['a picture over http', { avatarUrl: 'http://a.cn/p.jpg' }, 'avatarUrl'],
    ['a picture of another scheme', { avatarUrl: 'data:image/png;base64,AA' }, 'avatarUrl'],
    ['a script', { avatarUrl: 'javascript:https://a.cn/' }, 'avatarUrl'],
    ['a path', { avatarUrl: '/avatars/1' }, 'avatarUrl'],
    ['an address with a space', { avatarUrl: 'https://a.cn/a b' }, 'avatarUrl'],
    ['a scheme alone', { avatarUrl: 'https://' }, 'avatarUrl'],
    ['an address that only begins like a number', { avatarUrl: 'http://127.a.cn/p' }, 'avatarUrl'],
  ])('are refused with %s', (_name, change, path) => {
    expect(decodeUser({ ...nobody, ...change })).toStrictEqual({ kind: 'mismatch', path });
  });

  it.each([
    'https://a.cn/p.jpg?x=1',
    'https://a.cn',
    'HTTPS://A.CN/p',
    'http://127.0.0.1:8787/v1/avatars/1',
    'http://localhost/p',
    'http://192.168.1.7:8787/p',
  ])('may have the picture %s', (avatarUrl) => {
    expect(decodeUser({ ...nobody, avatarUrl }).kind).toBe('value');
  });

  it('are those of the person who asked', () => {
    expect(decodeUser(nobody, 'u1').kind).toBe('value');
    expect(decodeUser(nobody, 'u2')).toStrictEqual({ kind: 'mismatch', path: 'id' });
    expect(decodeBinding({ user: somebody }, 'u2')).toStrictEqual({ kind: 'mismatch', path: 'id' });
  });
});

describe('the answer to a number that was bound', () => {
  it('tells the number', () => {
    expect(decodeBinding({ user: somebody })).toStrictEqual({ kind: 'value', value: somebody });
  });

  it.each<[string, unknown, string]>([
    ['without a number', { user: nobody }, 'phone'],
    ['without a user', {}, 'user'],
    ['that is a page', '<html>', 'user'],
    ['whose user is a list', { user: [somebody] }, 'user'],
    ['without an id', { user: { ...somebody, id: '' } }, 'id'],
  ])('is refused %s', (_name, body, path) => {
    expect(decodeBinding(body)).toStrictEqual({ kind: 'mismatch', path });
  });
});
