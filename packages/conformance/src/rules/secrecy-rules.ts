import { createHash } from 'node:crypto';

import type { Answer } from '../backend/caller';
import type { Kit } from '../kit';
import type { Rule } from '../rule';
import { insistAll } from './answer-rules';

const group = 'Every answer';

/** What says which of the contract's forms a request has, and no more. */
const ownWords: ReadonlySet<string> = new Set(['kind', 'component', 'outcome', 'resolution']);

/** Every text and number of a request that is long enough to be recognised. */
function valuesIn(json: unknown): readonly string[] {
  if (typeof json === 'string' || typeof json === 'number') {
    return String(json).length >= 6 ? [String(json)] : [];
  }
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([name, value]) =>
    ownWords.has(name) ? [] : valuesIn(value),
  );
}

function echoes({ status, sent, text, headers }: Answer): string | undefined {
  if (status < 400) return undefined;
  const said = `${text} ${JSON.stringify([...headers])}`;
  return valuesIn(sent).some((value) => said.includes(value))
    ? 'the problem repeats what was sent; its detail names the field and the rule, never the value'
    : undefined;
}

const digests = ['md5', 'sha1', 'sha256', 'sha512'] as const;

/** How an openid looks that is hidden and not replaced: hashed, or written in another alphabet. */
function disguises(openid: string, appid: string): readonly string[] {
  const texts = [openid, `${appid}${openid}`, `${appid}:${openid}`, `${openid}${appid}`];
  const hashed = texts.flatMap((text) =>
    digests.flatMap((name) => {
      const digest = createHash(name).update(text).digest();
      return [digest.toString('hex'), digest.toString('base64url'), digest.toString('base64')];
    }),
  );
  const bytes = Buffer.from(openid);
  const rewritten = [bytes.toString('hex'), bytes.toString('base64url'), openid.toLowerCase()];
  return [...hashed, ...rewritten].map((text) => text.slice(0, pieceLength).toLowerCase());
}

/** Ids are often cut: twelve characters are beyond chance. */
const pieceLength = 12;

/** Everything of that length in a text. */
const piecesOf = (text: string): readonly string[] =>
  Array.from({ length: Math.max(text.length - pieceLength + 1, 0) }, (_, at) =>
    text.slice(at, at + pieceLength),
  );

/** The words of an answer, without the dashes of a UUID. */
const wordsOf = ({ text }: Answer): string => text.replaceAll('-', '').toLowerCase();

/** The readable parts of tokens such as JWTs. */
function unfolded({ json }: Answer): string {
  const token: unknown = Reflect.get(Object(json), 'token');
  if (typeof token !== 'string') return '';
  return token
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('latin1'))
    .join(' ');
}

function hidesOpenid(kit: Kit): (answer: Answer) => string | undefined {
  const openids = kit.people.openids();
  const hidden = new Set(openids.flatMap((openid) => disguises(openid, kit.stage.appid)));
  const keys = kit.stage.wechat.loginCodes.records().map(({ binding }) => binding.sessionKey);
  return (answer) => {
    const words = wordsOf(answer);
    const inToken = unfolded(answer);
    if (piecesOf(words).some((piece) => hidden.has(piece))) {
      return 'holds a digest of an openid; make ids of random bytes';
    }
    return [...openids, ...keys].some((secret) => inToken.includes(secret))
      ? 'the token holds an openid or a session_key that anybody can read'
      : undefined;
  };
}

function storable({ method, status, headers, path, json }: Answer): string | undefined {
  if (status >= 300 || json === undefined || path.startsWith('/avatars/')) return undefined;
  const control = headers.get('cache-control') ?? 'missing';
  return control.includes('no-store')
    ? undefined
    : `Cache-Control is ${control}, not no-store${method === 'GET' ? ': whoever stands in between may keep it' : ''}`;
}

/** Whole seconds, at least one, and the same in both places; whoever limits says it in both. */
function wrongWait({ headers, json, status }: Answer): string | undefined {
  const header = headers.get('retry-after') ?? undefined;
  const field: unknown = Reflect.get(Object(json), 'retryAfterSeconds') ?? undefined;
  const said = [header, field].filter((value) => value !== undefined).map(String);
  const isRight =
    said.every((value) => /^[1-9]\d*$/.test(value) && value === said[0]) &&
    (status !== 429 || said.length === 2);
  return isRight
    ? undefined
    : `Retry-After is ${header ?? 'missing'}, retryAfterSeconds ${typeof field === 'number' ? field : 'missing'}: both are the same whole seconds, at least 1`;
}

/** Judged over all responses, as those of answer-rules are: what they say beside their purpose. */
export const secrecyRules: readonly Rule[] = [
  {
    id: 'problems-repeat-nothing',
    group,
    section: 'What to keep, what to log',
    title: 'No problem repeats a value of its request',
    check: (kit) => {
      insistAll(kit, echoes);
      return Promise.resolve();
    },
  },
  {
    id: 'ids-are-own',
    group,
    title: 'No id and no token is made of an openid',
    check: (kit) => {
      insistAll(kit, hidesOpenid(kit));
      return Promise.resolve();
    },
  },
  {
    id: 'answers-not-stored',
    group,
    title: 'Answers about people say Cache-Control: no-store',
    check: (kit) => {
      insistAll(kit, storable);
      return Promise.resolve();
    },
  },
  {
    id: 'no-cookies',
    group,
    title: 'No answer sets a cookie or sends elsewhere',
    check: (kit) => {
      insistAll(kit, ({ headers, status }) => {
        if (headers.has('set-cookie')) return 'sets a cookie; the token is enough';
        return status >= 300 && status < 400 ? 'redirects; wx.request does not always' : undefined;
      });
      return Promise.resolve();
    },
  },
  {
    id: 'waits-agree',
    group,
    section: 'Problems',
    title: 'Retry-After is whole seconds, at least 1, and the same as retryAfterSeconds',
    check: (kit) => {
      insistAll(kit, wrongWait);
      return Promise.resolve();
    },
  },
];
