import type { Answer } from '../backend/caller';
import { insist } from '../backend/expect';
import { judgeShape } from '../contract/judge-shape';
import type { Kit } from '../kit';
import type { Rule } from '../rule';

const group = 'Every answer';

/** Names the distinct slips, the first few of them. */
export function insistAll(kit: Kit, slip: (answer: Answer) => string | undefined): void {
  const slips = new Set<string>();
  for (const answer of kit.backend.answers()) {
    const found = slip(answer);
    const { method, path, status } = answer;
    const place = path.replace(/^\/avatars\/.*/, '/avatars/{avatarId}');
    if (found !== undefined) slips.add(`${method} ${place} ${status}: ${found}`);
  }
  const shown = [...slips].slice(0, 4).join('; ');
  const more = slips.size > 4 ? `; and ${slips.size - 4} more` : '';
  insist(slips.size === 0, `${shown}${more}.`);
}

const isProblem = ({ status }: Answer): boolean => status >= 400;
const codeOf = ({ json }: Answer): string =>
  typeof json === 'object' && json !== null ? String(Reflect.get(json, 'code')) : 'no code';

/** What of a response could carry something secret: its headers and its text. */
const contentOf = ({ headers, text }: Answer): string => `${JSON.stringify([...headers])} ${text}`;

/** As many digits as are a number wherever they stand. */
const leastDigits = 7;

function holdsNumber(kit: Kit): (answer: Answer) => string | undefined {
  const all = [...kit.people.numbers(), ...kit.sms.numbers.map(({ number }) => number)];
  // Four digits stand in many a date and id by chance.
  const numbers = all.filter(({ length }) => length >= leastDigits);
  return (answer) => {
    const content = contentOf(answer).replace(/[\s().+-]/g, '');
    return numbers.some((number) => content.includes(number))
      ? 'holds a whole phone number; only the masked form may leave'
      : undefined;
  };
}

/** Everything of WeChat's that is none of a client's business, by the name it is reported under. */
function secretsOf({ stage, people }: Kit): readonly (readonly [string, readonly string[]])[] {
  const { wechat, upstream, secret } = stage;
  const logins = wechat.loginCodes.records();
  return [
    ['the app secret', [secret]],
    ['an access token', [...upstream.accessTokens()]],
    ['a session_key', logins.map(({ binding }) => binding.sessionKey)],
    ['an openid (use an id of your own)', people.openids()],
    ['a login code', logins.map(({ code }) => code)],
    ['a phone code', wechat.phoneCodes.records().map(({ code }) => code)],
  ];
}

function holdsSecret(kit: Kit): (answer: Answer) => string | undefined {
  const secrets = secretsOf(kit);
  return (answer) => {
    const content = contentOf(answer);
    const found = secrets.find(([, values]) => values.some((value) => content.includes(value)));
    return found === undefined ? undefined : `holds ${found[0]}`;
  };
}

/** As far as two clocks that are set by NTP, and a busy machine, may be apart. */
const dateSlackMs = 10_000;

/** Judged over all responses that came while the other rules were checked. */
export const answerRules: readonly Rule[] = [
  {
    id: 'answers-fit',
    group,
    section: 'The paths',
    title: 'Every answer has a status, a media type and a body of the contract',
    check: (kit) => {
      insistAll(kit, (answer) => judgeShape(kit.contract, answer));
      return Promise.resolve();
    },
  },
  {
    id: 'problems-say-so',
    group,
    section: 'Problems',
    title: 'Every failure is application/problem+json',
    check: (kit) => {
      insistAll(kit, (answer) =>
        !isProblem(answer) || answer.mediaType === 'application/problem+json'
          ? undefined
          : `content-type is ${answer.mediaType ?? 'missing'}`,
      );
      return Promise.resolve();
    },
  },
  {
    id: 'problems-have-their-status',
    group,
    section: 'Problems',
    title: 'Every problem has the status of its code, in the answer and in the document',
    check: (kit) => {
      insistAll(kit, (answer) => {
        if (!isProblem(answer)) return undefined;
        const code = codeOf(answer);
        const wanted = kit.contract.problemStatuses[code];
        const { status, json } = answer;
        const written: unknown = Reflect.get(Object(json), 'status');
        // Frameworks have a status of their own for a method that a path does not have.
        if (code === 'not-found' && status === 405 && written === 405) return undefined;
        if (wanted === undefined || (status === wanted && written === wanted)) return undefined;
        return `${code} must have the status ${wanted} (the document says ${String(written)})`;
      });
      return Promise.resolve();
    },
  },
  {
    id: 'nothing-internal',
    group,
    section: 'Problems',
    title: 'No request of this kit makes the backend answer "internal"',
    check: (kit) => {
      insistAll(kit, (answer) => (codeOf(answer) === 'internal' ? 'internal' : undefined));
      return Promise.resolve();
    },
  },
  {
    id: 'no-number-leaks',
    group,
    title: 'No answer holds a whole phone number',
    check: (kit) => {
      insistAll(kit, holdsNumber(kit));
      return Promise.resolve();
    },
  },
  {
    id: 'no-secret-leaks',
    group,
    title: 'No answer holds WeChat’s secrets: session_key, openid, access token, app secret, codes',
    check: (kit) => {
      insistAll(kit, holdsSecret(kit));
      return Promise.resolve();
    },
  },
  {
    id: 'answers-are-dated',
    group,
    title: 'Every answer has a right Date: the program tells the age of codes by it',
    check: (kit) => {
      insistAll(kit, ({ headers, at }) => {
        const date = headers.get('date');
        const off = Math.abs(Date.parse(date ?? '') - at);
        return off < dateSlackMs ? undefined : `Date is ${date ?? 'missing'}`;
      });
      return Promise.resolve();
    },
  },
];
