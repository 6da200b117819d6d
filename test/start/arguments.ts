import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What was asked for after `npm start --`. */
export interface StartArguments {
  /** The project to open. */
  readonly projectPath: string;
  /** Where the stand-in backend keeps its state; undefined when it ends with the process. */
  readonly stateFolder: string | undefined;
  /** Scheme and host of a backend of one's own; undefined for the stand-in. */
  readonly backend: string | undefined;
}

/** What was typed cannot be understood; the message is one line with the cure. */
export class StartUsageError extends Error {
  override readonly name = 'StartUsageError';
}

const usage = 'npm start -- [folder of a project] [--keep | --backend http://127.0.0.1:3000]';

/**
 * Reads the words after `npm start --`; `--keep` keeps the backend's state in `.cache/backend` of this repository,
 * `--backend` takes a backend of one's own in its place.
 * @throws StartUsageError
 */
export function readStartArguments(words: readonly string[], repository: string): StartArguments {
  const { values, positionals } = parse(words);
  const { keep = false, backend } = values;
  const [project = repository, ...others] = positionals;
  if (others.length > 0) {
    throw new StartUsageError(`One project at a time, not "${positionals.join(' ')}": ${usage}`);
  }
  if (keep && backend !== undefined) {
    throw new StartUsageError(
      `What your own backend keeps is its own matter, --keep is for the stand-in: ${usage}`,
    );
  }
  return {
    projectPath: resolve(project),
    stateFolder: keep ? join(repository, '.cache/backend') : undefined,
    backend: backend === undefined ? undefined : originOf(backend),
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: { keep: { type: 'boolean' }, backend: { type: 'string' } },
      allowPositionals: true,
    });
  } catch {
    const known = ['--keep', '--backend'];
    const unknown = words.find((word) => word.startsWith('-') && !known.includes(word));
    throw new StartUsageError(
      unknown === undefined
        ? `--backend wants an address: ${usage}`
        : `"${unknown}" means nothing here: ${usage}`,
    );
  }
}

/** Scheme and host of an address; the path is a matter of the program (`pathPrefix` of its config.ts). */
function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isOrigin = url?.pathname === '/' && url.search === '' && url.hash === '';
  if (url !== undefined && isOrigin && ['http:', 'https:'].includes(url.protocol)) {
    return url.origin;
  }
  throw new StartUsageError(
    `--backend wants scheme and host, like http://127.0.0.1:3000, not "${address}"; what comes before every path is pathPrefix in miniprogram/config.ts.`,
  );
}
