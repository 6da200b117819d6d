import type { Actor } from '../../backend/actions';
import { codeProof, newKey, sendLogin, signIn, signInWithPhone } from '../../backend/actions';
import { expectProblem, expectStatus, expectUser, insist } from '../../backend/expect';
import type { Kit } from '../../kit';
import type { Rule } from '../../rule';

const group = 'HTTP';
const section = 'Problems';

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');

/** JSON that is no object, and what is no JSON. */
const noObjects: readonly (readonly [string, Buffer])[] = [
  ['null', utf8('null')],
  ['an array', utf8('[]')],
  ['an array of a good body', utf8('[{"loginCode":"x","nickname":"x"}]')],
  ['a text', utf8('"小满"')],
  ['a number', utf8('7')],
  ['nothing', utf8('')],
  ['ten thousand open brackets', utf8('['.repeat(10_000))],
  ['nine thousand arrays in one another', utf8(`${'['.repeat(9000)}${']'.repeat(9000)}`)],
  ['a good start and an end like a web page', utf8('{"loginCode":"x"}</html>')],
];

/** Codes as JSON that no client can have. */
const strange: readonly (readonly [string, string])[] = [
  ['a NUL', '"\\u0000"'],
  ['half of a surrogate pair', '"code\\ud83c"'],
  ['a line break', '"code\\r\\nHost: stranger.example"'],
  ['signs that an address knows', '"a&js_code=b?c=d#e/../f%00"'],
];

/** Too short or too long by one, with what they are a part of. */
const outOfLength: readonly (readonly [string, object])[] = [
  ['a code of 513 characters', codeProof('c'.repeat(513))],
  ['a cloudID of 513 characters', { kind: 'cloudId', cloudId: 'c'.repeat(513) }],
  ['a payload of 4100', { kind: 'encrypted', encryptedData: 'A'.repeat(4100), iv: 'A'.repeat(24) }],
  ['an iv of 23', { kind: 'encrypted', encryptedData: 'A'.repeat(64), iv: 'A'.repeat(23) }],
  [
    'an SMS code of 3 digits',
    { kind: 'sms', countryCode: '86', number: '1234567', smsCode: '123' },
  ],
  ['an SMS code of 9', { kind: 'sms', countryCode: '86', number: '1234567', smsCode: '123456789' }],
  [
    'a calling code of 0',
    { kind: 'sms', countryCode: '086', number: '1234567', smsCode: '123456' },
  ],
  ['a number of 16', { kind: 'sms', countryCode: '86', number: '1'.repeat(16), smsCode: '123456' }],
  ['a number as a number', { kind: 'sms', countryCode: '86', number: 1234567, smsCode: '123456' }],
  [
    'other digits than 0 to 9',
    { kind: 'sms', countryCode: '86', number: '１２３４５６７', smsCode: '123456' },
  ],
];

const jsonType = { 'content-type': 'application/json' } as const;

const sendBytes = (kit: Kit, { token }: Actor, path: '/user' | '/user/phone', bytes: Buffer) =>
  kit.backend.send(path === '/user' ? 'PUT' : 'POST', path, {
    ...{ token, bytes, headers: jsonType, key: newKey() },
  });

/** Bodies that no program of ours sends, and those that every phone does. */
export const bodyRules: readonly Rule[] = [
  {
    id: 'body-no-object',
    group,
    section,
    title: 'A body that is JSON and no object, or none, is an invalid-request',
    check: async (kit) => {
      const actor = await signIn(kit);
      for (const [what, bytes] of noObjects) {
        const login = await kit.backend.send('POST', '/sessions', { bytes, headers: jsonType });
        expectProblem(login, ['invalid-request'], `to a login whose body is ${what}`);
        for (const path of ['/user', '/user/phone'] as const) {
          const answer = await sendBytes(kit, actor, path, bytes);
          expectProblem(answer, ['invalid-request'], `to a body of ${what}`);
        }
      }
    },
  },
  {
    id: 'body-not-text',
    group,
    section,
    title: 'Bytes that are no UTF-8 are refused and not read as something else',
    check: async (kit) => {
      const actor = await signIn(kit);
      const bytes = Buffer.from('{"loginCode":"caf\xe9 \xff\xfe","nickname":"caf\xe9"}', 'latin1');
      const login = await kit.backend.send('POST', '/sessions', { bytes, headers: jsonType });
      const codes = ['invalid-request', 'login-code-invalid'] as const;
      expectProblem(login, codes, 'to a login of bytes that are no UTF-8');
      expectProblem(
        await sendBytes(kit, actor, '/user/phone', bytes),
        ['invalid-request'],
        'to bytes that are no UTF-8',
      );
    },
  },
  {
    id: 'codes-strange',
    group,
    section,
    title: 'Codes of characters that no code has are refused, and harm nobody',
    check: async (kit) => {
      const { token } = await signIn(kit);
      for (const [what, json] of strange) {
        const login = await kit.backend.send('POST', '/sessions', {
          text: `{"loginCode":${json}}`,
        });
        expectProblem(login, ['invalid-request', 'login-code-invalid'], `to a login with ${what}`);
        const text = `{"kind":"code","component":"quick","code":${json}}`;
        const answer = await kit.backend.send('POST', '/user/phone', {
          token,
          key: newKey(),
          text,
        });
        expectProblem(answer, ['invalid-request', 'phone-code-invalid'], `to a code with ${what}`);
      }
    },
  },
  {
    id: 'lengths-kept',
    group,
    section,
    title:
      'What is longer, shorter or of another kind than the contract says is an invalid-request',
    check: async (kit) => {
      const { token } = await signIn(kit);
      const login = await sendLogin(kit, 'c'.repeat(513));
      expectProblem(login, ['invalid-request'], 'to a login code of 513 characters');
      for (const [what, json] of outOfLength) {
        const answer = await kit.backend.send('POST', '/user/phone', {
          token,
          key: newKey(),
          json,
        });
        expectProblem(answer, ['invalid-request'], `to ${what}`);
      }
      insist(
        kit.stage.upstream.exchanges('c'.repeat(513)) === 0,
        'A code of 513 characters went to WeChat.',
      );
    },
  },
  {
    id: 'content-type-of-phones',
    group,
    section: 'The paths',
    title: 'Phones say content-type: application/json without a body too, and with a charset',
    check: async (kit) => {
      const actor = await signInWithPhone(kit);
      const { token } = actor;
      const headers = { 'content-type': 'application/json; charset=utf-8' };
      const bytes = utf8('{"nickname":"小满"}');
      const saved = await kit.backend.send('PUT', '/user', { token, headers, bytes });
      const { nickname } = expectUser(saved, 'to application/json; charset=utf-8');
      insist(nickname === '小满', `That nickname is shown as ${JSON.stringify(nickname)}.`);
      const read = await kit.backend.send('GET', '/user', { token, headers: jsonType });
      expectStatus(read, 200, 'with the content-type that wx.request always sends');
      for (const path of ['/user/phone', '/user']) {
        const gone = await kit.backend.send('DELETE', path, { token, headers: jsonType });
        expectStatus(gone, 204, 'with the content-type that wx.request always sends, and no body');
      }
    },
  },
];
