import type { RequestHandler } from 'express';

import { startStandIn } from '../../src/stand-in';
import type { BrokenBackend } from './broken-backend';
import { timeoutMs } from './broken-backend';
import type { Asked, Meddler, Said } from './meddling';
import { asking, behind, fieldOf, isOne, problem, withJson } from './meddling';

const groups = ['HTTP'] as const;

/** Answers these requests itself, and wrongly. */
const answering = (which: (asked: Asked) => boolean, said: Said): BrokenBackend['open'] =>
  behind(
    (): Meddler => (asked, forward) => (which(asked) ? Promise.resolve(said) : forward(asked)),
  );

const fallingOver = (which: (asked: Asked) => boolean): BrokenBackend['open'] =>
  answering(which, problem(500, 'internal'));

const textOf = ({ body }: Asked): string => body.toString('latin1');
const isJson = ({ headers }: Asked): boolean =>
  headers['content-type']?.startsWith('application/json') === true;

/** Codes that no column has room for, cut to what it has. */
const cutting = asking((asked) =>
  withJson(asked, (json) => ({
    ...json,
    ...(typeof json['loginCode'] === 'string' && json['loginCode'].length < 600
      ? { loginCode: json['loginCode'].slice(0, 512) }
      : {}),
    ...(typeof json['code'] === 'string' ? { code: json['code'].slice(0, 512) } : {}),
  })),
);

/** One body after the other, as a process does that reads them itself. */
function oneAtATime(): RequestHandler {
  let earlier: Promise<unknown> = Promise.resolve();
  return (request, _response, next) => {
    const turn = earlier;
    earlier = turn.then(
      () =>
        new Promise<void>((resolve) => {
          request.once('end', resolve);
          request.once('close', resolve);
        }),
    );
    void turn.then(() => {
      next();
    });
  };
}

const isAvatar = (asked: Asked): boolean => asked.path.startsWith('/v1/avatars/');

/** Backends that expect requests as their own tests make them. */
export const oddRequests: readonly BrokenBackend[] = [
  {
    name: 'falls over JSON that is no object',
    groups,
    open: fallingOver((asked) => isJson(asked) && /^(?:null|\[|7)/.test(textOf(asked))),
    red: { 'body-no-object': /answered 500 .* to a login whose body is null/ },
  },
  {
    name: 'falls over JSON that is nested deeply',
    groups,
    open: fallingOver((asked) => textOf(asked).startsWith('[[[')),
    red: { 'body-no-object': /answered 500 .* is ten thousand open brackets/ },
  },
  {
    name: 'falls over bytes that are no UTF-8',
    groups,
    open: fallingOver(
      (asked) =>
        isJson(asked) &&
        asked.headers['content-encoding'] === undefined &&
        asked.body.includes(0xff),
    ),
    red: { 'body-not-text': /answered 500 .* of bytes that are no UTF-8/ },
  },
  {
    name: 'falls over half of a surrogate pair',
    groups,
    open: fallingOver((asked) => textOf(asked).includes('\\ud83c')),
    red: { 'codes-strange': /answered 500 .* with half of a surrogate pair/ },
  },
  {
    name: 'cuts codes that are too long',
    groups,
    open: behind(() => cutting),
    red: { 'lengths-kept': /login-code-invalid.* to a login code of 513 characters/ },
  },
  {
    name: 'reads the body of every request that says it is JSON',
    groups,
    open: answering(
      (asked) => isJson(asked) && asked.body.length === 0 && asked.method !== 'POST',
      problem(400, 'invalid-request'),
    ),
    red: {
      'content-type-of-phones': /GET \/user answered 400 .* that wx\.request always sends/,
    },
  },
  {
    name: 'knows application/json without a charset only',
    groups,
    open: answering(
      ({ headers }) => headers['content-type'] === 'application/json; charset=utf-8',
      problem(400, 'invalid-request'),
    ),
    red: { 'content-type-of-phones': /answered 400 .* charset=utf-8/ },
  },
  {
    name: 'looks for pictures in a folder',
    groups,
    open: answering((asked) => isAvatar(asked) && asked.path.includes('..%2f'), {
      ...{ status: 200, headers: { 'content-type': 'image/png' }, body: Buffer.from('root:x:0:0') },
    }),
    red: { 'picture-paths-strange': /answered 200 .* to the picture \.\.%2f/ },
  },
  {
    name: 'falls over a NUL in the address of a picture',
    groups,
    open: fallingOver((asked) => isAvatar(asked) && asked.path.includes('%00')),
    red: { 'picture-paths-strange': /answered 500 .* to the picture %00/ },
  },
  {
    name: 'redirects a path with a slash behind it',
    groups,
    open: answering(({ path }) => /[^/]\/$/.test(path), {
      ...{ status: 307, headers: { location: '/v1/user' }, body: Buffer.alloc(0) },
    }),
    red: { 'slash-behind': /GET \/user\/ answered 307 .* a redirect loses the body/ },
  },
  {
    name: 'believes a header about the method',
    groups,
    open: behind(() =>
      asking((asked) => ({
        ...asked,
        method: asked.headers['x-http-method-override'] ?? asked.method,
      })),
    ),
    red: { 'method-as-sent': /answered 401 .* that a header called DELETE/ },
  },
  {
    name: 'has a code of its own for a wrong method',
    groups,
    open: answering(
      (asked) => isOne(asked, 'PUT /v1/user/phone'),
      problem(405, 'method-not-allowed'),
    ),
    red: { 'unknown-requests': /method-not-allowed.* that the contract does not know/ },
  },
  {
    name: 'reads one body after the other',
    groups,
    open: (stage) => startStandIn(stage, { timeoutMs, before: [oneAtATime()] }),
    red: { 'slow-body': /While four bodies came slowly, another request waited 5\d{3} ms/ },
  },
  {
    name: 'falls over a usage event that stands twice in a list',
    groups: ['Reports'],
    open: fallingOver((asked) => {
      const events: unknown = fieldOf(asked, 'events');
      const ids = Array.isArray(events)
        ? events.map((one): unknown => Reflect.get(Object(one), 'id'))
        : [];
      return new Set(ids).size < ids.length;
    }),
    red: { 'usage-told': /answered 500 .* the same event twice/ },
  },
  {
    name: 'knows all outcomes of a tap',
    groups: ['Reports'],
    open: answering(
      (asked) => textOf(asked).includes('quite-new'),
      problem(400, 'invalid-request'),
    ),
    red: { 'usage-of-every-kind': /answered 400 .* an outcome that nobody knows yet/ },
  },
  {
    name: 'takes times of usage events as they come',
    groups: ['Reports'],
    open: behind(() =>
      asking((asked) =>
        isOne(asked, 'POST /v1/usage-events')
          ? { ...asked, body: Buffer.from(textOf(asked).replace(/"at":"(\d+)"/, '"at":$1')) }
          : asked,
      ),
    ),
    red: { 'usage-refused': /answered 204 .* to 1 usage events/ },
  },
];
