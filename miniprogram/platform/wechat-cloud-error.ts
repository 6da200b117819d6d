import type { ProblemCode } from '../models/failure';
import type { HttpResult } from './platform';
import { noResponse, readWechatError } from './wechat-error';

type NoResponse = Extract<HttpResult, { readonly kind: 'no-response' }>;

const none = (reason: NoResponse['reason']): HttpResult => ({ kind: 'no-response', reason });

const responded = (status: number, code?: ProblemCode): HttpResult => ({
  kind: 'response',
  status,
  headers: {},
  body: code === undefined ? '' : { code },
});

/** Numbers of docs/wechat-errno.md §5; all others are read by their text. */
const results: readonly (readonly [result: HttpResult, errCodes: readonly number[]])[] = [
  [none('timeout'), [102002, -501002, -601008, -604102, -404010, -404012]],
  [none('interrupted'), [40097, -501001, -503001, -601001, -604103]],
  [none('request-refused'), [-401002, -401003, -403001, -604001, -606001, -606002, -606006]],
  [
    none('address-refused'),
    [
      102005, -501000, -501005, -501009, -501019, -501023, -503002, -601002, -601004, -601011,
      -601012, -601018, -601027, -601031, -601034,
    ],
  ],
  [none('file-gone'), [-503003]],
  // As a gateway would say: the function crashed; it is out of quota, or unpaid.
  [responded(502), [-404011, -504001, -504002]],
  [responded(503), [-501003, -501004, -501015, -501016, -501017, -501018, -606003]],
  // About the CloudID itself, or the account it stands for: the same one never works.
  [responded(422, 'phone-code-invalid'), [-601005, -601006, -601007, -601009]],
];

/** The cloud has numbers of its own, in `errCode` or inside the text: `errCode: -501002`. */
function errCodeOf(error: unknown): number | null {
  const { errCode } = Object(error) as { readonly errCode?: unknown };
  if (typeof errCode === 'number') return errCode;
  const embedded = /errCode: ?(-?\d+)/.exec(readWechatError(error).errMsg)?.[1];
  return embedded === undefined ? null : Number(embedded);
}

/** What a call through the cloud that failed ends with: where there is an errno, that decides. */
export function cloudFailure(error: unknown): HttpResult {
  const errCode = readWechatError(error).errno === null ? errCodeOf(error) : null;
  const known = results.find((row) => errCode !== null && row[1].includes(errCode));
  return known?.[0] ?? noResponse(error);
}
