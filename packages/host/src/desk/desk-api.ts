import { z } from 'zod';

import type { PhoneSettings } from '../phone/settings';
import { phoneSettingsSchema } from '../phone/settings';

/**
 * What the desk and the server say to each other, all of it same-origin JSON under /host/:
 *
 * - `GET /host/settings` → PhoneSettings; `PATCH /host/settings` with some of them → all of them
 * - `GET /host/journal` → Server-Sent Events, each `data:` one JournalEntry; recent ones come first
 * - `GET /host/platform/controls` → Controls; `POST` with ControlChange → Controls
 * - `GET /host/platform/ledger` → Ledger
 * - `GET /host/storage` → StorageContent; `DELETE /host/storage[?key=…]` → StorageContent
 * - `GET /host/running` → Running; what runs, and which page of it is shown
 * - `GET /host/exchange?key=…` → Exchange: what a request of the journal sent and got
 * - `GET /host/permissions` → what the person allowed, by scope; `PATCH` with some of it changes it
 * - `POST /host/program` with ProgramCommand → 204
 */
export const paths = {
  settings: '/host/settings',
  journal: '/host/journal',
  controls: '/host/platform/controls',
  ledger: '/host/platform/ledger',
  storage: '/host/storage',
  permissions: '/host/permissions',
  program: '/host/program',
  running: '/host/running',
  exchange: '/host/exchange',
} as const;

/** One thing that the platform lets people set; the platform publishes which there are. */
export const controlSchema = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['number', 'select', 'toggle', 'text', 'action']),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  /** For select: value and words of each choice, and the heading it stands under. */
  options: z
    .array(z.object({ value: z.string(), label: z.string(), group: z.string().optional() }))
    .optional(),
  /** Its value waits to be used up; set without a value it is taken back. */
  isArmed: z.boolean().optional(),
  /** What the person is asked before it is done. */
  question: z.string().optional(),
  /** Heading of the section it stands in. */
  group: z.string(),
  hint: z.string().optional(),
});
export type Control = z.infer<typeof controlSchema>;

export const controlsSchema = z.object({ controls: z.array(controlSchema) });
export type Controls = z.infer<typeof controlsSchema>;

/** An action carries no value; without one, what is armed is taken back. */
export const controlChangeSchema = z.object({
  id: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
});
export type ControlChange = z.infer<typeof controlChangeSchema>;

/** Rows as the platform words them; the first column leads. */
export const ledgerSchema = z.object({
  columns: z.array(z.object({ id: z.string(), label: z.string() })),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
  /** Sums and balances in words, shown above the rows. */
  summary: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
});
export type Ledger = z.infer<typeof ledgerSchema>;

export const permissionsSchema = z.record(z.string(), z.boolean());

export const storageContentSchema = z.object({
  entries: z.array(z.object({ key: z.string(), json: z.string(), encrypted: z.boolean() })),
  /** Bytes that the entries take. */
  size: z.number(),
  /** Saved and user files, with their size in bytes. */
  files: z.array(z.object({ path: z.string(), size: z.number() })),
});
export type StorageContent = z.infer<typeof storageContentSchema>;

export const runningSchema = z.object({
  project: z.string(),
  appid: z.string(),
  /** Every page that can be opened. */
  pages: z.array(z.string()),
  /** The page on top with its query; absent until the program has shown one. */
  page: z.string().optional(),
  isVisible: z.boolean(),
});
export type Running = z.infer<typeof runningSchema>;

/** `base64` is cut off after 64 kB; `size` is that of the whole. */
const bodySchema = z.object({ base64: z.string(), size: z.number() });
const headersSchema = z.record(z.string(), z.string());

export const exchangeSchema = z.object({
  sent: z.object({ headers: headersSchema, body: bodySchema.optional() }),
  received: z.object({ headers: headersSchema, body: bodySchema }).optional(),
});
export type Exchange = z.infer<typeof exchangeSchema>;

/** "capture": the person takes a picture of the screen; "restart": as after killing the program in WeChat, storage and kept files stay. */
export const programCommandSchema = z.object({
  command: z.enum(['restart', 'hide', 'show', 'capture']),
});
export type ProgramCommand = z.infer<typeof programCommandSchema>;

const diagnosticSchema = z.object({
  severity: z.enum(['error', 'warning']),
  file: z.string(),
  line: z.number().optional(),
  column: z.number().optional(),
  message: z.string(),
  excerpt: z.string().optional(),
});

/** What goes on; `at` is milliseconds since 1970. */
export const journalEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('console'),
    at: z.number(),
    type: z.enum(['log', 'info', 'warn', 'error', 'debug']),
    args: z.array(z.unknown()),
  }),
  z.object({
    kind: z.literal('request'),
    at: z.number(),
    /** The same when it starts and when it ends. */
    id: z.number(),
    method: z.string(),
    url: z.string(),
    status: z.number().optional(),
    error: z.string().optional(),
    milliseconds: z.number().optional(),
    /** By which its headers and bodies are asked for. */
    exchange: z.string().optional(),
  }),
  z.object({
    kind: z.literal('exception'),
    at: z.number(),
    message: z.string(),
    stack: z.string(),
  }),
  z.object({
    kind: z.literal('notice'),
    at: z.number(),
    severity: z.enum(['info', 'warning', 'error']),
    text: z.string(),
  }),
  /** The outcome of a build; an empty list: everything is well. */
  z.object({ kind: z.literal('diagnostics'), at: z.number(), list: z.array(diagnosticSchema) }),
  /** Another program runs from now on. */
  z.object({ kind: z.literal('reload'), at: z.number(), program: z.string() }),
  /** A program started on a phone; what came before belongs to an earlier run. */
  z.object({ kind: z.literal('started'), at: z.number(), program: z.string() }),
  z.object({ kind: z.literal('sms'), at: z.number(), to: z.string(), code: z.string() }),
  /** Something changed elsewhere: the desk asks for it again. */
  z.object({
    kind: z.literal('changed'),
    at: z.number(),
    what: z.enum(['settings', 'platform', 'storage', 'running']),
  }),
]);
export type JournalEntry = z.infer<typeof journalEntrySchema>;

export interface DeskApi {
  settings(): Promise<PhoneSettings>;
  changeSettings(change: Partial<PhoneSettings>): Promise<PhoneSettings>;
  controls(): Promise<Controls>;
  setControl(change: ControlChange): Promise<Controls>;
  ledger(): Promise<Ledger>;
  running(): Promise<Running>;
  exchange(key: string): Promise<Exchange>;
  storage(): Promise<StorageContent>;
  /** Everything when no key is given. */
  clearStorage(key?: string): Promise<StorageContent>;
  command(command: ProgramCommand): Promise<void>;
  /**
   * Told every entry; the returned function ends it. `connected` is told when the line comes and
   * goes.
   */
  journal(entry: (entry: JournalEntry) => void, connected: (is: boolean) => void): () => void;
}

/**
 * The desk's end. Rejects with one sentence when the server refuses or responds with something
 * else.
 */
export function createDeskApi(fetchJson: typeof fetch = fetch.bind(globalThis)): DeskApi {
  const call = async <Answer>(
    schema: z.ZodType<Answer>,
    path: string,
    method = 'GET',
    body?: unknown,
  ): Promise<Answer> => {
    const response = await fetchJson(path, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(await reasonOf(response, `${method} ${path}`));
    return schema.parse(response.status === 204 ? undefined : await response.json());
  };
  return {
    settings: () => call(phoneSettingsSchema, paths.settings),
    changeSettings: (change) => call(phoneSettingsSchema, paths.settings, 'PATCH', change),
    controls: () => call(controlsSchema, paths.controls),
    setControl: (change) => call(controlsSchema, paths.controls, 'POST', change),
    ledger: () => call(ledgerSchema, paths.ledger),
    running: () => call(runningSchema, paths.running),
    exchange: (key) => call(exchangeSchema, `${paths.exchange}?key=${encodeURIComponent(key)}`),
    storage: () => call(storageContentSchema, paths.storage),
    clearStorage: (key) =>
      call(
        storageContentSchema,
        key === undefined ? paths.storage : `${paths.storage}?key=${encodeURIComponent(key)}`,
        'DELETE',
      ),
    command: (command) => call(z.undefined(), paths.program, 'POST', command),
    journal: listenToJournal,
  };
}

/** A value that does not fit comes back as a sentence for people; everything else with its place. */
async function reasonOf(response: Response, what: string): Promise<string> {
  const text = await response.text();
  return response.status === 400 && text !== '' ? text : `${what}: ${response.status} ${text}`;
}

function listenToJournal(
  entry: (entry: JournalEntry) => void,
  connected: (is: boolean) => void,
): () => void {
  const source = new EventSource(paths.journal);
  source.addEventListener('open', () => {
    connected(true);
  });
  source.addEventListener('error', () => {
    connected(false);
  });
  source.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'string') return;
    const parsed = journalEntrySchema.safeParse(JSON.parse(data));
    // A newer server may tell things that this desk does not know.
    if (parsed.success) entry(parsed.data);
  });
  return () => {
    source.close();
  };
}
