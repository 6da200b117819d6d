import type { BrokenBackend } from './broken-backend';
import type { Asked, Meddler, Said } from './meddling';
import { asking, behind, fieldOf, isOne, problem, saying, withHeader, withJson } from './meddling';

const always = (meddler: Meddler) => behind(() => meddler);
const groups = ['Session', 'HTTP', 'Every answer'] as const;
const waits = ['Session', 'WeChat in trouble', 'Every answer'] as const;

const dated = (seconds: number): Meddler =>
  saying((said) => withHeader(said, 'date', new Date(Date.now() + seconds * 1000).toUTCString()));

const waiting = (written: (seconds: string) => string): Meddler =>
  saying((said) => {
    const seconds = said.headers['retry-after'];
    return seconds === undefined ? said : withHeader(said, 'retry-after', written(seconds));
  });

/** Takes the token from wherever it finds one. */
const tokenFrom = (find: (asked: Asked) => string | undefined): Meddler =>
  asking((asked) => {
    const token = find(asked);
    return token === undefined || 'authorization' in asked.headers
      ? asked
      : withHeader(asked, 'authorization', `Bearer ${token}`);
  });

/** Keeps tokens in a column that compares without case. */
function caseless(): Meddler {
  const tokens = new Map<string, string>();
  return async (asked, forward) => {
    const token = (asked.headers['authorization'] ?? '').replace('Bearer ', '');
    const known = tokens.get(token.toLowerCase());
    const said = await forward(
      known === undefined ? asked : withHeader(asked, 'authorization', `Bearer ${known}`),
    );
    const fresh = fieldOf(said, 'token');
    if (typeof fresh === 'string') tokens.set(fresh.toLowerCase(), fresh);
    return said;
  };
}

/** Numbers its tokens. */
function counting(): Meddler {
  const tokens = new Map<string, string>();
  return async (asked, forward) => {
    const token = (asked.headers['authorization'] ?? '').replace('Bearer ', '');
    const known = tokens.get(token);
    const said = await forward(
      known === undefined ? asked : withHeader(asked, 'authorization', `Bearer ${known}`),
    );
    const fresh = fieldOf(said, 'token');
    if (typeof fresh !== 'string') return said;
    const numbered = `session-${String(tokens.size).padStart(40, '0')}`;
    tokens.set(numbered, fresh);
    return withJson(said, (json) => ({ ...json, token: numbered }));
  };
}

const followsHost = saying((said, { headers }) => {
  const host = headers['x-forwarded-host'];
  return host === undefined
    ? said
    : withJson(said, (json) => ({
        ...json,
        ...(typeof json['avatarUrl'] === 'string'
          ? { avatarUrl: json['avatarUrl'].replace(/127\.0\.0\.1:\d+/, host) }
          : {}),
      }));
});

/** What was wrong, in the words of whoever sent it. */
const echoing = saying((said, asked) => {
  if (said.status < 400 || asked.body.length === 0) return said;
  const value = JSON.stringify(asked.body.toString('utf8')).slice(0, 200);
  return withJson(said, (json) => ({ ...json, detail: `cannot be: ${value}` }));
});

const noHarm = (said: Said): Said => said;

/** Backends with bad manners towards HTTP. */
export const httpManners: readonly BrokenBackend[] = [
  {
    name: 'lets everybody in between keep GET /user',
    groups,
    open: always(
      saying((said, asked) =>
        isOne(asked, 'GET /v1/user')
          ? withHeader(said, 'cache-control', 'public, max-age=60')
          : noHarm(said),
      ),
    ),
    red: { 'answers-not-stored': /GET \/user 200: Cache-Control is public/ },
  },
  {
    name: 'has a clock that is a minute fast',
    groups,
    open: always(dated(60)),
    red: { 'answers-are-dated': /Date is/ },
  },
  {
    name: 'has a clock that is half a minute slow',
    groups,
    open: always(dated(-30)),
    red: { 'answers-are-dated': /Date is/ },
  },
  {
    name: 'asks for no wait at all',
    groups: waits,
    open: always(waiting(() => '0')),
    red: { 'waits-agree': /Retry-After is 0/ },
  },
  {
    name: 'says two different waits',
    groups: waits,
    open: always(waiting((seconds) => String(Number(seconds) + 30))),
    red: { 'waits-agree': /both are the same/ },
  },
  {
    name: 'says until when to wait as a date',
    groups: waits,
    open: always(waiting((seconds) => new Date(Date.now() + Number(seconds) * 1000).toUTCString())),
    red: { 'waits-agree': /Retry-After is \w{3}, / },
  },
  {
    name: 'ends sessions after a second',
    groups,
    open: always(
      saying((said) =>
        withJson(said, (json) => ('token' in json ? { ...json, expiresInSeconds: 1 } : json)),
      ),
    ),
    red: { 'session-lasts': /expiresInSeconds is 1/ },
  },
  {
    name: 'numbers its tokens',
    groups,
    open: behind(counting),
    red: { 'tokens-random': /differ in fewer than 16 characters/ },
  },
  {
    name: 'takes a token from the address',
    groups,
    open: always(
      tokenFrom(({ path }) => {
        const { searchParams } = new URL(path, 'http://backend');
        return searchParams.get('access_token') ?? undefined;
      }),
    ),
    red: { 'token-not-in-query': /with the token as \?access_token=/ },
  },
  {
    name: 'takes a token from a cookie',
    groups,
    open: always(tokenFrom(({ headers }) => /session=([\w-]+)/.exec(headers['cookie'] ?? '')?.[1])),
    red: { 'token-not-in-query': /with the token as the cookie session/ },
  },
  {
    name: 'compares tokens without their letters’ case',
    groups,
    open: behind(caseless),
    red: { 'token-exact': /another case of one letter/ },
  },
  {
    name: 'shows pictures under the host that a header names',
    groups,
    open: always(followsHost),
    red: { 'address-not-from-host': /x-forwarded-host: stranger\.example/ },
  },
  {
    name: 'lets pages of every origin read',
    groups,
    open: always(saying((said) => withHeader(said, 'access-control-allow-origin', '*'))),
    red: { 'other-origins-not-invited': /Access-Control-Allow-Origin: \*/ },
  },
  {
    name: 'sets a cookie at every login',
    groups,
    open: always(
      saying((said) =>
        said.status === 201 ? withHeader(said, 'set-cookie', 'session=1; Path=/') : said,
      ),
    ),
    red: { 'no-cookies': /POST \/sessions 201: sets a cookie/ },
  },
  {
    name: 'takes PATCH for PUT',
    groups,
    open: always(
      asking((asked) => (asked.method === 'PATCH' ? { ...asked, method: 'PUT' } : asked)),
    ),
    red: { 'unknown-requests': /PATCH \/user answered 200/ },
  },
  {
    name: 'unfolds whatever is compressed',
    groups,
    open: always((asked, forward) =>
      asked.headers['content-encoding'] === 'gzip'
        ? Promise.resolve(problem(500, 'internal'))
        : forward(asked),
    ),
    red: {
      'body-compressed': /answered 500 .* to a gzip body/,
      'nothing-internal': /POST \/sessions 500/,
    },
  },
  {
    name: 'repeats the whole body in detail',
    groups: ['Profile', 'Every answer'],
    open: always(echoing),
    red: { 'problems-repeat-nothing': /PUT \/user 4\d\d: the problem repeats what was sent/ },
  },
];
