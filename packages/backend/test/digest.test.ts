import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isSameSecret } from '../src/digest';

describe('comparing secrets', () => {
  it.each([
    ['123456', '123456', true],
    ['123456', '123457', false],
    ['', '', true],
    ['', '1', false],
    ['123456', '1234567', false],
    ['小满', '小滿', false],
  ])('%j and %j: %s, whatever their lengths', (one, other, same) => {
    expect(isSameSecret(one, other)).toBe(same);
  });

  /** Secrets of our own that nobody outside sends, and lookups by keyed digest among all records. */
  const notSent = [
    'gateway/access-token.ts: held.token !== refused',
    'gateway/access-token.ts: outcome.answer.token === refused',
    'gateway/access-token.ts: shelved.token !== refused',
  ];

  it('happens nowhere with === where somebody outside sends one of the two', () => {
    const root = join(__dirname, '../src');
    const word = String.raw`[\w.?]*(?:digest|token|secret|signature|smsCode|sessionKey)\w*`;
    const compare = new RegExp(
      String.raw`(?:${word} [!=]== [\w.?'"]+|[\w.?'"]+ [!=]== ${word})`,
      'gi',
    );
    const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) =>
        Array.from(readFileSync(join(root, path), 'utf8').matchAll(compare), ([text]) => ({
          path,
          text,
        })),
      )
      // Whether there is one at all says nothing about it.
      .filter(({ text }) => !/undefined|''/.test(text))
      .map(({ path, text }) => `${path}: ${text}`);
    expect(found.sort()).toStrictEqual(notSent);
  });
});
