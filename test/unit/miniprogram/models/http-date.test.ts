import fc from 'fast-check';

import { parseHttpDate } from '../../../../miniprogram/models/http-date';

describe('a Date header', () => {
  it('names the moment that it was written for', () => {
    const second = fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) / 1000 });
    fc.assert(
      fc.property(second, (seconds) => {
        const moment = seconds * 1000;
        expect(parseHttpDate(new Date(moment).toUTCString())).toBe(moment);
      }),
    );
  });

  it.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['is ISO 8601', '2026-11-21T05:42:15Z'],
    ['has the form of HTTP/1.0', 'Saturday, 21-Nov-26 05:42:15 GMT'],
    ['is written for another zone', 'Sat, 21 Nov 2026 05:42:15 GMT+0800'],
    ['has a word before it', 'about Sat, 21 Nov 2026 05:42:15 GMT'],
    ['has no such month', 'Sat, 99 Foo 2026 05:42:15 GMT'],
  ])('that %s names none', (_name, header) => {
    expect(parseHttpDate(header)).toBeNull();
  });
});
