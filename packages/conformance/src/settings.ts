import { parseArgs } from 'node:util';

import type { PushTarget } from 'wechat-simulator';
import { z } from 'zod';

import type { SmsSource, TypedNumber } from './sms/sms-source';
import { fixedCode, hook } from './sms/sms-source';

/** What the command line asks for. */
export interface Settings {
  /** `undefined`: the stand-in of this repository. */
  readonly backendUrl: string | undefined;
  readonly prefix: string | undefined;
  readonly wechatPort: number;
  readonly wechatHost: string;
  readonly appid: string | undefined;
  readonly secret: string | undefined;
  readonly waitSeconds: number;
  readonly sms: SmsSource;
  readonly push: PushTarget | undefined;
  readonly slowMs: number | undefined;
  readonly patienceMs: number | undefined;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly json: boolean;
  /** A shell command that stops the backend in an orderly way and starts it again. */
  readonly restart: string | undefined;
  /** A cloud function's file, called in this process. */
  readonly functionPath: string | undefined;
  /** Leaves out the rules in which somebody has to be slow. */
  readonly fast: boolean;
}

export type Command =
  | { readonly kind: 'check'; readonly settings: Settings }
  | { readonly kind: 'list' | 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

export const usage = `npm run conformance -- --backend <url> [options]   checks a backend against docs/backend.md
npm run conformance -- --function <file> [options] calls a cloud function's main(event, context)
npm run conformance -- --stand-in [options]        checks the one of this repository

  --prefix <path>        where the contract's paths begin (what follows the host of --backend, or /v1)
  --wechat-port <port>   where the simulated WeChat answers (8786)
  --wechat-host <host>   the address it listens on (127.0.0.1); 0.0.0.0 lets a container in
  --appid, --secret      the account the backend is set to
  --wait <seconds>       how long to wait for the backend's first answer (60)
  --sms-number <cc:nr>   a number that may get messages, 86:12066600001; three for all rules
  --sms-code <code>      the code these numbers always get
  --sms-hook <url>       or: answers ?countryCode=&number= with {"smsCode": "…"}
  --push-url <url>       where the backend takes WeChat's messages, with
  --push-token, --push-key   the token and the EncodingAESKey it is set to
  --slow-ms, --patience-ms   how slow WeChat gets (3000), how long an answer may take (45000)
  --restart <command>    stops your backend as SIGTERM does and starts it again
  --fast                 without the rules in which somebody has to be slow: ten seconds
  --only <id>, --skip <id>   some rules only, or some not; may be repeated
  --json                 the report as JSON on standard output
  --list                 names the rules
`;

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;
const options = {
  backend: text,
  'stand-in': flag,
  function: text,
  prefix: text,
  'wechat-port': text,
  'wechat-host': text,
  appid: text,
  secret: text,
  wait: text,
  'sms-number': texts,
  'sms-code': text,
  'sms-hook': text,
  'push-url': text,
  'push-token': text,
  'push-key': text,
  'slow-ms': text,
  'patience-ms': text,
  restart: text,
  fast: flag,
  only: texts,
  skip: texts,
  json: flag,
  list: flag,
  help: flag,
} as const;

const count = z.string().regex(/^\d+$/, 'is a whole number').transform(Number);
const url = z.url({ protocol: /^https?$/, error: 'is an http(s) address' });
const shape = z
  .object({
    backend: url.optional(),
    'stand-in': z.boolean().default(false),
    function: z.string().optional(),
    prefix: z
      .string()
      .regex(/^(\/[\w-]+)*$/, 'is a path such as /v1')
      .optional(),
    'wechat-port': count.default(8786),
    'wechat-host': z.string().default('127.0.0.1'),
    appid: z.string().optional(),
    secret: z.string().optional(),
    wait: count.default(60),
    'sms-number': z
      .array(z.string().regex(/^[1-9]\d{0,3}:\d{4,15}$/, 'looks like 86:12066600001'))
      .default([]),
    'sms-code': z
      .string()
      .regex(/^\d{4,8}$/, 'is 4 to 8 digits')
      .optional(),
    'sms-hook': url.optional(),
    'push-url': url.optional(),
    'push-token': z.string().optional(),
    'push-key': z
      .string()
      .regex(/^[A-Za-z0-9]{43}$/, 'is 43 letters and digits')
      .optional(),
    'slow-ms': count.optional(),
    'patience-ms': count.optional(),
    restart: z.string().min(1, 'is a command').optional(),
    fast: z.boolean().default(false),
    only: z.array(z.string()).default([]),
    skip: z.array(z.string()).default([]),
    json: z.boolean().default(false),
    list: z.boolean().default(false),
    help: z.boolean().default(false),
  })
  .refine(
    (given) =>
      given.list ||
      given.help ||
      [given.backend, given.function].filter(isGiven).length + Number(given['stand-in']) === 1,
    { error: 'name one backend: --backend <url>, --function <file> or --stand-in' },
  )
  .refine((given) => given.restart === undefined || given.backend !== undefined, {
    error: '--restart goes with --backend',
  })
  .refine(
    (given) =>
      [given['push-url'], given['push-token'], given['push-key']].every(isGiven) ||
      ![given['push-url'], given['push-token'], given['push-key']].some(isGiven),
    {
      error: '--push-url, --push-token and --push-key belong together',
    },
  );

type Given = z.infer<typeof shape>;

function isGiven(value: string | undefined): boolean {
  return value !== undefined;
}

/** Reads the command line; a mistake returns `wrong` with a line that says what to change. */
export function readCommand(argv: readonly string[], knownRules: readonly string[]): Command {
  const raw = parse(argv);
  if (raw.kind === 'wrong') return raw;
  const parsed = shape.safeParse(raw.values);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = issue?.path[0] === undefined ? '' : `--${String(issue.path[0])} `;
    return { kind: 'wrong', message: `${name}${issue?.message ?? 'cannot be read'}` };
  }
  const given = parsed.data;
  if (given.help) return { kind: 'help' };
  if (given.list) return { kind: 'list' };
  const unknown = [...given.only, ...given.skip].find((id) => !knownRules.includes(id));
  if (unknown !== undefined) {
    return { kind: 'wrong', message: `there is no rule "${unknown}"; --list names them all` };
  }
  return { kind: 'check', settings: settingsOf(given) };
}

function parse(
  argv: readonly string[],
):
  | { readonly kind: 'read'; readonly values: unknown }
  | { readonly kind: 'wrong'; readonly message: string } {
  try {
    const { values } = parseArgs({ args: [...argv], options, strict: true });
    return { kind: 'read', values };
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
}

function settingsOf(given: Given): Settings {
  return {
    ...addressOf(given),
    wechatPort: given['wechat-port'],
    wechatHost: given['wechat-host'],
    appid: given.appid,
    secret: given.secret,
    waitSeconds: given.wait,
    sms: smsSource(given),
    push: pushTarget(given),
    slowMs: given['slow-ms'],
    patienceMs: given['patience-ms'],
    only: given.only,
    skip: given.skip,
    json: given.json,
    restart: given.restart,
    functionPath: given.function,
    fast: given.fast,
  };
}

/** What follows the host of `--backend`, as for `npm start`, is where the contract's paths begin. */
function addressOf({ backend, prefix }: Given): Pick<Settings, 'backendUrl' | 'prefix'> {
  if (backend === undefined || prefix !== undefined) return { backendUrl: backend, prefix };
  const { origin, pathname } = new URL(backend);
  const path = pathname.replace(/\/+$/u, '');
  return path === '' ? { backendUrl: backend, prefix } : { backendUrl: origin, prefix: path };
}

function smsSource(given: Given): SmsSource {
  const numbers = given['sms-number'].map((written): TypedNumber => {
    const [countryCode = '', number = ''] = written.split(':');
    return { countryCode, number };
  });
  const { 'sms-code': code, 'sms-hook': address } = given;
  if (address !== undefined) return hook(numbers, address);
  return code === undefined ? { numbers } : fixedCode(numbers, code);
}

function pushTarget(given: Given): PushTarget | undefined {
  const { 'push-url': address, 'push-token': token, 'push-key': encodingAesKey } = given;
  return address === undefined || token === undefined || encodingAesKey === undefined
    ? undefined
    : { url: address, token, encodingAesKey };
}
