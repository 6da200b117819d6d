import { setTimeout as delay } from 'node:timers/promises';

import { readUser, signIn, signInWithPhone } from '../../backend/actions';
import { describeAnswer, expectProblem, expectStatus, insist } from '../../backend/expect';
import type { Rule } from '../../rule';

const group = 'HTTP';
const section = 'The paths';

/** Where a picture could be, if its address were a file's. */
const strangePictures: readonly string[] = [
  ...[
    '%00',
    'a%00.png',
    '%ff%fe',
    '..%2f..%2f..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e%5cpackage.json',
  ],
  ...['A'.repeat(3000), "'%20or%20'1'='1", '小满'],
];

/** What frameworks take for the method, if they are asked to. */
const overrides = ['x-http-method-override', 'x-method-override', 'x-http-method'] as const;

/** Longer than any answer takes here. */
const answersWithinMs = 5000;

/** Paths and methods that people try. */
export const pathRules: readonly Rule[] = [
  {
    id: 'picture-paths-strange',
    group,
    section,
    title: 'Whatever is put into the address of a picture is an unknown picture and no file',
    check: async (kit) => {
      for (const id of strangePictures) {
        const answer = await kit.backend.send('GET', `/avatars/${id}`);
        const what = `to the picture ${id.slice(0, 40)}`;
        expectProblem(answer, ['not-found', 'invalid-request'], what);
      }
    },
  },
  {
    id: 'slash-behind',
    group,
    section,
    title: 'A path with a slash behind it is answered there and then: nobody is sent elsewhere',
    check: async (kit) => {
      const { token } = await signIn(kit);
      for (const [method, path] of [
        ['GET', '/user/'],
        ['DELETE', '/user/phone/'],
        ['POST', '/sessions/'],
      ] as const) {
        const json = method === 'POST' ? { json: { loginCode: 'x' } } : {};
        const answer = await kit.backend.send(method, path, { token, ...json });
        insist(
          answer.status < 300 || answer.status >= 400,
          `${describeAnswer(answer)}: a redirect loses the body, and often the token.`,
        );
      }
    },
  },
  {
    id: 'method-as-sent',
    group,
    section,
    title: 'A request is what its method says, whatever its headers and its query say',
    check: async (kit) => {
      const actor = await signInWithPhone(kit);
      const { token } = actor;
      const json = { component: 'quick' };
      for (const name of overrides) {
        const headers = { [name]: 'DELETE' };
        await kit.backend.send('GET', '/user', { token, headers });
        await kit.backend.send('POST', '/user/phone', { token, headers, json });
      }
      await kit.backend.send('GET', '/user?_method=DELETE', { token });
      await kit.backend.send('POST', '/user?_method=DELETE', { token, json });
      const after = await kit.backend.send('GET', '/user', { token });
      expectStatus(after, 200, 'after requests that a header called DELETE');
      const { phone } = await readUser(kit, actor);
      insist(phone !== null, 'A request that only a header called DELETE took the number away.');
    },
  },
  {
    id: 'slow-body',
    group,
    section: 'More than one process',
    slow: true,
    title: 'Somebody who sends a body slowly keeps nobody else waiting',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { token } = actor;
      const gone = new AbortController();
      const slow = [1, 2, 3, 4].map(() =>
        kit.backend
          .send('PUT', '/user', { token, unfinished: '{"nickname":"', signal: gone.signal })
          .catch(() => undefined),
      );
      await delay(100);
      const startedAt = Date.now();
      const json = { nickname: '小满' };
      const saved = kit.backend.send('PUT', '/user', { token, json });
      const late = delay(answersWithinMs).then(() => undefined);
      const answer = await Promise.race([saved, late]);
      const waited = Date.now() - startedAt;
      gone.abort();
      await Promise.all(slow);
      insist(
        answer !== undefined,
        `While four bodies came slowly, another request waited ${waited} ms and more.`,
      );
      expectStatus(answer, 200, 'while four other bodies came slowly');
    },
  },
];
