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
  /** What comes there before every path; empty for what the program's config.ts says. */
  readonly pathPrefix: string;
  /** Of the phone's page. */
  readonly port: number;
}

/** What was typed cannot be understood; the message is one line with the cure. */
export class StartUsageError extends Error {
  override readonly name = 'StartUsageError';
}

export const usage =
  'npm start -- [folder of a project] [--keep | --backend http://127.0.0.1:3000] [--port 7780]';

/**
 * Reads the words after `npm start --`; `--keep` keeps the backend's state in `.cache/backend` of this repository,
 * `--backend` takes a backend of one's own in its place, `--port`, or `PORT` in the environment, says where the phone's page is.
 * @throws StartUsageError
 */
export function readStartArguments(
  words: readonly string[],
  repository: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): StartArguments {
  const { values, positionals } = parse(words);
  const { keep = false, backend, port } = values;
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
    backend: undefined,
    pathPrefix: '',
    ...(backend === undefined ? {} : backendAt(backend)),
    port: portOf(port ?? environment['PORT'] ?? '7780'),
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        keep: { type: 'boolean' },
        backend: { type: 'string' },
        port: { type: 'string' },
      },
      allowPositionals: true,
    });
  } catch {
    const known = ['--keep', '--backend', '--port'];
    const unknown = words.find((word) => word.startsWith('-') && !known.includes(word));
    throw new StartUsageError(
      unknown === undefined
        ? `${words.includes('--backend') ? '--backend wants an address' : '--port wants a number'}: ${usage}`
        : `"${unknown}" means nothing here: ${usage}`,
    );
  }
}

/** An address with what comes before every path, as people copy it: `http://127.0.0.1:3000/api/v1/`. */
function backendAt(address: string): Pick<StartArguments, 'backend' | 'pathPrefix'> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new StartUsageError(
      `--backend wants scheme and host, like http://127.0.0.1:3000, not "${address}".`,
    );
  }
  const pathPrefix = url.pathname.replace(/\/+$/u, '');
  if (url.search !== '' || url.hash !== '' || !/^(?:\/[\w.-]+)*$/u.test(pathPrefix)) {
    throw new StartUsageError(
      `--backend wants an address that every path can follow, like http://127.0.0.1:3000/api/v1, not "${address}".`,
    );
  }
  return { backend: url.origin, pathPrefix };
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/u.test(text) && port <= 65_535) return port;
  throw new StartUsageError(`--port wants a number up to 65535, not "${text}": ${usage}`);
}
