import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { newKey, signIn, signInWithPhone } from '../backend/actions';
import { describeAnswer, expectProblem, expectStatus, expectUser, insist } from '../backend/expect';
import { pictureForm, png } from '../pictures/pictures';
import type { Rule } from '../rule';

const group = 'HTTP';

/** Requests that the contract does not know. */
const unknown = [
  ['GET', '/sessions'],
  ['PATCH', '/user'],
  ['PUT', '/user/phone'],
  ['POST', '/user'],
  ['GET', '/nothing-here'],
] as const;

const stranger = 'stranger.example';

/** What HTTP itself lets people try. */
export const httpRules: readonly Rule[] = [
  {
    id: 'unknown-requests',
    group,
    section: 'The paths',
    title: 'Paths and methods outside the contract are refused, and do nothing',
    check: async (kit) => {
      const { token } = await signInWithPhone(kit);
      for (const [method, path] of unknown) {
        const json = method === 'GET' ? {} : { json: { nickname: '小满' } };
        const answer = await kit.backend.send(method, path, { token, key: newKey(), ...json });
        expectProblem(answer, ['not-found'], 'to a request that the contract does not know');
      }
    },
  },
  {
    id: 'token-not-in-query',
    group,
    title: 'A token in the address, or in a cookie, is none: addresses stand in every log',
    check: async (kit) => {
      const { token } = await signIn(kit);
      for (const name of ['token', 'access_token', 'session']) {
        const answer = await kit.backend.send('GET', `/user?${name}=${token}`);
        expectProblem(answer, ['session-invalid'], `with the token as ?${name}=`);
        const headers = { cookie: `${name}=${token}` };
        const cookie = await kit.backend.send('GET', '/user', { headers });
        expectProblem(cookie, ['session-invalid'], `with the token as the cookie ${name}`);
      }
    },
  },
  {
    id: 'token-exact',
    group,
    title: 'A token counts whole and byte by byte: not its beginning, not in other letters’ case',
    check: async (kit) => {
      const { token } = await signIn(kit);
      const flipped = token.replace(/[a-z]/i, (letter) =>
        letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
      );
      for (const [almost, what] of [
        [flipped, 'another case of one letter'],
        [token.slice(0, -4), 'its last four characters missing'],
        [`${token}${randomBytes(2).toString('hex')}`, 'four characters more'],
      ] as const) {
        if (almost === token) continue;
        const answer = await kit.backend.send('GET', '/user', { token: almost });
        expectProblem(answer, ['session-invalid'], `to a good token with ${what}`);
      }
    },
  },
  {
    id: 'address-not-from-host',
    group,
    title: 'The address of a picture does not follow the Host of the request',
    check: async (kit) => {
      const { token } = await signIn(kit);
      await kit.backend.send('POST', '/user/avatar', { token, form: pictureForm(png) });
      for (const name of ['host', 'x-forwarded-host', 'x-original-host']) {
        const headers = { [name]: stranger };
        const answer = await kit.backend.send('GET', '/user', { token, headers });
        if (answer.status !== 200) continue;
        const { avatarUrl } = expectUser(answer, 'to a good token');
        insist(
          avatarUrl?.includes(stranger) !== true,
          `With ${name}: ${stranger} the answer shows the picture at ${String(avatarUrl)}: whoever sends that header decides where people’s pictures come from.`,
        );
      }
    },
  },
  {
    id: 'other-origins-not-invited',
    group,
    title: 'No web page of another origin is let in (Access-Control-Allow-Origin)',
    check: async (kit) => {
      const { token } = await signIn(kit);
      const headers = { origin: `https://${stranger}` };
      const answer = await kit.backend.send('GET', '/user', { token, headers });
      const allowed = answer.headers.get('access-control-allow-origin') ?? '';
      insist(
        allowed !== '*' && !allowed.includes(stranger),
        `GET /user answered a page of ${stranger} with Access-Control-Allow-Origin: ${allowed}; mini programs need none.`,
      );
    },
  },
  {
    id: 'body-compressed',
    group,
    slow: true,
    title: 'A small body that unfolds to 20 MB is refused and does no harm',
    check: async (kit) => {
      const { token } = await signIn(kit);
      const json = JSON.stringify({ loginCode: 'x'.repeat(20 * 1024 * 1024) });
      const answer = await kit.backend.send('POST', '/sessions', {
        bytes: gzipSync(json),
        headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' },
      });
      insist(
        answer.status >= 400 && answer.status < 500,
        `${describeAnswer(answer)} to a gzip body of 20 MB in 20 kB, not a refusal.`,
      );
      expectStatus(await kit.backend.send('GET', '/user', { token }), 200, 'after such a body');
    },
  },
];
