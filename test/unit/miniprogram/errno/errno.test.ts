import { refusalKinds } from '../../../../miniprogram/pages/lab/next-outcome';
import { cloudFailure } from '../../../../miniprogram/platform/wechat-cloud-error';
import { noResponse } from '../../../../miniprogram/platform/wechat-error';
import { login } from '../../../../miniprogram/platform/wechat-login';
import { classifyPhoneEvent } from '../../../../miniprogram/services/phone/classify-phone-event';
import { noResponseReasons } from '../failures';
import { patientDoor } from '../platform/doors/patient-door';
import type { ErrnoRow } from './errno-tables';
import { errnoTable, numbersOf } from './errno-tables';

/** The program is held to docs/wechat-errno.md: every number, every text, and both together. */
interface WechatFailure {
  readonly errMsg?: string;
  readonly errno?: number;
  readonly errCode?: number;
}

/** The word of a cell that comes first: "failed: the program was …", "interrupted (was never sent)". */
function wordOf(cell: string, words: readonly string[]): string {
  const found = words
    .filter((word) => cell.includes(word))
    .sort((one, other) => cell.indexOf(one) - cell.indexOf(other) || other.length - one.length)[0];
  if (found === undefined) throw new Error(`"${cell}" says none of ${words.join(', ')}.`);
  return found;
}

/** What clients make of a text: as it is, and behind the name of the call. */
const spoken = (api: string, text: string): readonly string[] =>
  text.includes('fail') ? [text] : [text, `${api}:fail ${text}`, `${api}:fail:${text}`];

/** Everything that a row says, as a client would. */
function failuresOf(row: ErrnoRow, api: string): readonly WechatFailure[] {
  const texts = row.texts.flatMap((text) => spoken(api, text));
  return [
    ...row.alone.flatMap((errno) => [{ errno }, { errno, errMsg: `${api}:fail` }]),
    ...texts.map((errMsg) => ({ errMsg })),
    ...[...row.alone, ...row.withText].flatMap((errno) =>
      texts.map((errMsg) => ({ errno, errMsg })),
    ),
  ];
}

type Case = readonly [failure: WechatFailure, meaning: string];

const casesOf = (
  section: number,
  api: string,
  column: string,
  words: readonly string[],
): readonly Case[] =>
  errnoTable(section).flatMap((row) => {
    const meaning = wordOf(row.cells[column] ?? '', words);
    return failuresOf(row, api).map((failure): Case => [failure, meaning]);
  });

let warned: jest.SpyInstance;

beforeEach(() => {
  warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => {
  warned.mockRestore();
});

const reasonOf = (failure: WechatFailure): string => {
  const result = noResponse(failure);
  return result.kind === 'no-response' ? result.reason : result.kind;
};

/** Why `wx.login` gave no code, when it fails with this. */
async function loginCause(failure: WechatFailure): Promise<string> {
  (globalThis as unknown as { wx: unknown }).wx = {
    login: ({ fail }: { readonly fail: (error: WechatFailure) => void }) => {
      fail(failure);
    },
  };
  const result = await login(patientDoor);
  return result.kind === 'failed' ? result.cause : result.kind;
}

const networkReasons = noResponseReasons.filter((reason) => reason !== 'not-configured');
const causes = ['passing', 'misconfigured', 'banned', 'too-frequent'];

describe('phone buttons', () => {
  const cases = casesOf(3, 'getPhoneNumber', 'what happened', refusalKinds);

  it.each(cases)('%j is %s', (failure, kind) => {
    expect(classifyPhoneEvent('quick', failure).kind).toBe(kind);
    expect(classifyPhoneEvent('realtime', failure).kind).toBe(kind);
  });

  it('has every kind', () => {
    expect([...new Set(cases.map(([, kind]) => kind))].sort()).toStrictEqual(
      [...refusalKinds].sort(),
    );
  });
});

describe('network', () => {
  const cases = casesOf(4, 'request', 'what it is', networkReasons);

  it.each(cases)('%j is %s', (failure, reason) => {
    expect(reasonOf(failure)).toBe(reason);
    // A call through the cloud fails with these as well.
    expect(cloudFailure(failure)).toStrictEqual({ kind: 'no-response', reason });
  });

  it('has every reason', () => {
    expect([...new Set(cases.map(([, reason]) => reason))].sort()).toStrictEqual(
      [...networkReasons].sort(),
    );
  });
});

describe('cloud', () => {
  const cases = errnoTable(5).flatMap(({ alone, cells }) =>
    alone.map((errCode) => [errCode, cells['what it is'] ?? ''] as const),
  );
  /** In the words of the document. */
  const read = (failure: WechatFailure): string => {
    const result = cloudFailure(failure);
    if (result.kind === 'no-response') return result.reason;
    const { code } = Object(result.body) as { readonly code?: string };
    return ['response', result.status, code].filter((word) => word !== undefined).join(' ');
  };

  it.each(cases)('errCode %i is %s', (errCode, meaning) => {
    const embedded = `cloud.callFunction:fail Error: errCode: ${errCode} system error | errMsg: x`;
    const word = wordOf(meaning, [
      ...networkReasons,
      'response 422 phone-code-invalid',
      'response 502',
      'response 503',
    ]);
    expect(read({ errCode })).toBe(word);
    expect(read({ errMsg: embedded })).toBe(word);
    // An errno beside it decides.
    expect(read({ errCode, errno: 5 })).toBe('timeout');
  });

  it('has every number of the table once', () => {
    const codes = cases.map(([errCode]) => errCode);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(50);
  });

  it('reads what has no number by its text', () => {
    expect(read({ errMsg: 'cloud.callContainer:fail Invalid AppId in host' })).toBe(
      'address-refused',
    );
    expect(read({ errMsg: 'cloud.callFunction:fail timeout' })).toBe('timeout');
    expect(read({ errCode: -999999 })).toBe('offline');
  });
});

describe('wx.login', () => {
  it.each(casesOf(6, 'login', 'what it is', causes))('%j is %s', async (failure, cause) => {
    await expect(loginCause(failure)).resolves.toBe(cause);
  });
});

/** What numbers end with on each way that they can come; none where they can come on none of ours. */
interface Ending {
  readonly numbers: string;
  readonly phone?: string;
  readonly network?: string;
  readonly login?: string;
  /** Why the program never reads them. */
  readonly unread?: string;
}

const everywhere = { phone: 'failed', network: 'interrupted', login: 'passing' };

/** docs/wechat-errno.md §2 in the words of the program; every number of the table is here. */
const endings: readonly Ending[] = [
  { numbers: '0', unread: 'success' },
  { numbers: '1, 103', phone: 'declined' },
  { numbers: '3', phone: 'failed' },
  { numbers: '4', ...everywhere },
  { numbers: '5', ...everywhere, network: 'timeout' },
  { numbers: '100', phone: 'unsupported', network: 'request-refused', login: 'misconfigured' },
  { numbers: '101, 1001', phone: 'failed', network: 'request-refused', login: 'misconfigured' },
  { numbers: '102', phone: 'no-permission', network: 'interrupted', login: 'passing' },
  { numbers: '104', phone: 'declined' },
  { numbers: '106, 110', phone: 'failed', network: 'request-refused' },
  { numbers: '108, 109, 1000', ...everywhere, network: 'offline' },
  { numbers: '111', ...everywhere },
  { numbers: '112, 101100', phone: 'privacy-not-declared' },
  { numbers: '1002, 1004–1024, 1032–1036', phone: 'failed', login: 'passing' },
  { numbers: '1003, 510001', phone: 'too-frequent', login: 'too-frequent' },
  { numbers: '1025, 1026, 101101', phone: 'privacy-banned' },
  { numbers: '101102', phone: 'privacy-declined' },
  { numbers: '103101, 103102', unread: 'applyUpdate is not called' },
  { numbers: '600000, 600001, 602000, 602301', network: 'offline' },
  { numbers: '600002, 600008, 600009, 600011', network: 'address-refused' },
  { numbers: '600003, 600004, 600006, 600007, 602001, 602302', network: 'interrupted' },
  { numbers: '600005, 600010, 602300', network: 'request-refused' },
  { numbers: '602002, 602101–602108', unread: 'HttpDNS is not switched on' },
  { numbers: '1103002, 1300002, 1300013, 1300014, 1301000, 1301112', network: 'file-gone' },
  { numbers: '1103003–1103007', unread: 'the picture before is kept, whatever the number' },
  {
    numbers: '1300001, 1300003–1300012, 1300015–1300066, 1300201',
    network: 'offline',
  },
  { numbers: '1300202', unread: 'memory is enough, whatever the number' },
  { numbers: '1400001', phone: 'quota-exhausted' },
  { numbers: '1402101', phone: 'no-permission', login: 'banned' },
  { numbers: '1421102', phone: 'no-permission' },
];

const listed = endings.flatMap((ending) =>
  numbersOf(ending.numbers).map((errno) => [errno, ending] as const),
);

describe('the errno table', () => {
  const read = listed.filter(([, { unread }]) => unread === undefined);

  it.each(read)('errno %i', async (errno, { phone, network, login: cause }) => {
    const failure = { errno, errMsg: 'x:fail' };
    const results = {
      phone: phone && classifyPhoneEvent('quick', failure).kind,
      network: network && reasonOf(failure),
      cause: cause && (await loginCause(failure)),
    };
    expect(results).toStrictEqual({ phone, network, cause });
  });

  it('is here from its first number to its last', () => {
    const official = errnoTable(2).flatMap(({ alone }) => alone);
    const ours = listed.map(([errno]) => errno);
    expect([...ours].sort((a, b) => a - b)).toStrictEqual([...official].sort((a, b) => a - b));
  });
});

describe('the reader of the tables', () => {
  it('reads numbers, ranges and texts', () => {
    expect(numbersOf('112 / 101100, -3…-1, `-7:net`, 4–6')).toStrictEqual([
      112, 101100, -3, -2, -1, 4, 5, 6,
    ]);
    expect(errnoTable(3)[0]).toMatchObject({
      alone: [1400001],
      withText: [],
      texts: ['getPhoneNumber:fail appid no enough quota'],
    });
    expect(errnoTable(99)).toStrictEqual([]);
  });

  it('does not pass over a row that says nothing it knows', () => {
    expect(() => wordOf('something new', refusalKinds)).toThrow('"something new" says none of');
  });
});
