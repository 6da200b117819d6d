import { parseArgs } from 'node:util';

import type { PhoneSettings } from '../phone/settings';
import { phoneSettingsSchema } from '../phone/settings';
import type { SaidVerb } from './verbs';
import { isSaidVerb } from './verbs';

/** What was asked for on the command line, in the words of the DevTools cli. */
export type CliCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'auto';
      readonly automationPort: number;
      /** Go on in the background once automation can connect. */
      readonly detach: boolean;
      /** Stay in the foreground even where nobody reads the output. */
      readonly foreground: boolean;
      readonly project: ProjectOptions;
      readonly notes: readonly string[];
    }
  | { readonly kind: 'open'; readonly project: ProjectOptions; readonly notes: readonly string[] }
  | { readonly kind: 'close'; readonly projectPath: string }
  | { readonly kind: 'build-npm'; readonly projectPath: string }
  | { readonly kind: 'say'; readonly verb: SaidVerb }
  | { readonly kind: 'quit' };

export interface ProjectOptions {
  readonly projectPath: string;
  /** Address of a platform that speaks platform/http-platform.ts. */
  readonly platform?: string;
  readonly resolve: Readonly<Record<string, string>>;
  readonly settings: Partial<PhoneSettings>;
  readonly port?: number;
  /** The Chromium to launch. */
  readonly browserPath?: string;
  /** Milliseconds until every request of an automation client is answered. */
  readonly deadline?: number;
}

/** What was typed cannot be understood; the message is one line with the cure. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const commands = ['open', 'auto', 'close', 'quit', 'build-npm'] as const;
type CommandName = (typeof commands)[number];

/** Options of the DevTools cli that mean nothing here; they are accepted, with a note. */
const ignored = {
  'auto-account': { type: 'string' },
  ticket: { type: 'string' },
  'test-ticket': { type: 'string' },
  'trust-project': { type: 'boolean' },
  lang: { type: 'string' },
  debug: { type: 'boolean' },
  'disable-gpu': { type: 'boolean' },
  'compile-type': { type: 'string' },
} as const;

const options = {
  project: { type: 'string' },
  'auto-port': { type: 'string' },
  /** `--auto <project>`: the syntax before 1.05. */
  auto: { type: 'string' },
  open: { type: 'string' },
  close: { type: 'string' },
  quit: { type: 'boolean' },
  detach: { type: 'boolean' },
  foreground: { type: 'boolean' },
  platform: { type: 'string' },
  resolve: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  port: { type: 'string' },
  browser: { type: 'string' },
  deadline: { type: 'string' },
  version: { type: 'boolean', short: 'v' },
  help: { type: 'boolean', short: 'h' },
  ...ignored,
} as const;

/**
 * Reads a command line such as `auto --project P --auto-port 9420`; options may stand before the command.
 *
 * @throws UsageError
 */
export function readArguments(words: readonly string[]): CliCommand {
  // Its options are about servers and windows that this host has not; whatever they say, it says the same.
  const verb = words.find(isSaidVerb);
  if (verb !== undefined && isCommandWord(verb, words)) return { kind: 'say', verb };
  const { values, positionals } = parse(words);
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const name = commandOf(positionals, values);
  return name === undefined ? { kind: 'help' } : commandFrom(name, values);
}

function commandFrom(name: CommandName, values: Values): CliCommand {
  const named = name === 'quit' || name === 'build-npm' ? undefined : values[name];
  const projectPath = values.project ?? named;
  const notes = Object.keys(ignored)
    .filter((option) => option in values)
    .map((option) => `--${option} means nothing to this host and is ignored.`);
  switch (name) {
    case 'quit':
      return { kind: 'quit' };
    case 'close':
      return { kind: 'close', projectPath: required(projectPath, name) };
    case 'build-npm':
      return { kind: 'build-npm', projectPath: required(projectPath, name) };
    case 'open':
      return { kind: 'open', project: projectOptions(values, required(projectPath, name)), notes };
    case 'auto':
      return {
        kind: 'auto',
        automationPort: portOf(values['auto-port'] ?? '9420', 'auto-port'),
        detach: values.detach === true,
        foreground: values.foreground === true,
        project: projectOptions(values, required(projectPath, name)),
        notes,
      };
  }
}

/** Whether a word is what is asked for, and not the value of an option such as `--project`. */
function isCommandWord(word: string, words: readonly string[]): boolean {
  const before = words[words.indexOf(word) - 1];
  return before?.startsWith('-') !== true && !commands.some((name) => words.includes(name));
}

type Values = ReturnType<typeof parse>['values'];

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${reason.split('. To specify')[0] ?? reason}. See --help.`);
  }
}

function commandOf(positionals: readonly string[], values: Values): CommandName | undefined {
  const [first, ...rest] = positionals;
  if (rest.length > 0)
    throw new UsageError(`One command at a time, not "${positionals.join(' ')}".`);
  if (first === undefined)
    return commands.find((name) => name !== 'build-npm' && values[name] !== undefined);
  const name = commands.find((command) => command === first);
  if (name === undefined) throw new UsageError(`Unknown command "${first}". See --help.`);
  return name;
}

function required(projectPath: string | undefined, command: string): string {
  if (projectPath !== undefined && projectPath !== '') return projectPath;
  throw new UsageError(
    `${command} needs a project: ${command} --project <folder with project.config.json>.`,
  );
}

function projectOptions(values: Values, projectPath: string): ProjectOptions {
  return {
    projectPath,
    resolve: Object.fromEntries((values.resolve ?? []).map((pair) => splitPair(pair, 'resolve'))),
    settings: settingsOf(values.set ?? []),
    ...(values.platform !== undefined && { platform: urlOf(values.platform, 'platform') }),
    ...(values.port !== undefined && { port: portOf(values.port, 'port') }),
    ...(values.browser !== undefined && { browserPath: values.browser }),
    ...(values.deadline !== undefined && { deadline: millisecondsOf(values.deadline) }),
  };
}

function settingsOf(pairs: readonly string[]): Partial<PhoneSettings> {
  const given = Object.fromEntries(pairs.map((pair) => splitPair(pair, 'set')));
  const parsed = phoneSettingsSchema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UsageError(`--set ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}.`);
  }
  return Object.fromEntries(
    Object.entries(parsed.data).filter(([name]) => Object.hasOwn(given, name)),
  );
}

function splitPair(pair: string, option: string): readonly [string, string] {
  const at = pair.indexOf('=');
  if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)];
  throw new UsageError(`--${option} wants name=value, not "${pair}".`);
}

function portOf(text: string, option: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--${option} wants a port number, not "${text}".`);
}

function millisecondsOf(text: string): number {
  const milliseconds = Number(text);
  if (Number.isInteger(milliseconds) && milliseconds > 0) return milliseconds;
  throw new UsageError(`--deadline wants a number of milliseconds, not "${text}".`);
}

function urlOf(text: string, option: string): string {
  if (URL.canParse(text)) return text;
  throw new UsageError(`--${option} wants an address like http://127.0.0.1:8788, not "${text}".`);
}
