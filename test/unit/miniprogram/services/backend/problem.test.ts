import { readErrorResponse } from '../../../../../miniprogram/services/backend/problem';
import { problemCodes } from '../../failures';

describe('an answer with an error status', () => {
  it.each(problemCodes)('is the problem %s of the contract', (code) => {
    expect(readErrorResponse(422, { code }, {})).toStrictEqual({
      kind: 'problem',
      status: 422,
      code,
      retryAfterSeconds: null,
    });
  });

  it.each([
    ['a page', '<html>'],
    ['nothing', undefined],
    ['a list', [{ code: 'internal' }]],
    ['a code that is not in the contract', { code: 'out-of-coffee' }],
    ['a name that every object has', { code: 'constructor' }],
    ['a code that is no text', { code: 7 }],
    ['a code in a list', { code: ['internal'] }],
  ])('is no problem of the contract when it is %s', (_name, body) => {
    expect(readErrorResponse(502, body, {})).toStrictEqual({
      kind: 'bad-gateway-response',
      status: 502,
      retryAfterSeconds: null,
    });
  });

  it.each([
    ['0', 0],
    ['120', 120],
    ['999999', 999_999],
    ['1000000', null],
    ['-1', null],
    ['1.5', null],
    ['x5', null],
    ['5x', null],
    ['', null],
    ['Sat, 21 Nov 2026 05:42:15 GMT', null],
  ])('asks with the header Retry-After "%s" to wait %s', (header, retryAfterSeconds) => {
    const headers = { 'retry-after': header };
    expect(readErrorResponse(503, '', headers)).toMatchObject({ retryAfterSeconds });
    expect(readErrorResponse(503, { code: 'internal' }, headers)).toMatchObject({
      retryAfterSeconds,
    });
  });

  it.each([
    [30, 30],
    [0, 0],
    [999_999, 999_999],
    [1_000_000, 7],
    [-1, 7],
    [Number.POSITIVE_INFINITY, 7],
    ['30', 7],
    [null, 7],
  ])('asks with %j seconds in a problem and 7 in the header to wait %i', (seconds, expected) => {
    const body = { code: 'rate-limited', retryAfterSeconds: seconds };
    expect(readErrorResponse(429, body, { 'retry-after': '7' })).toMatchObject({
      retryAfterSeconds: expected,
    });
  });
});
