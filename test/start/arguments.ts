import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What was asked for after `npm start --`. */
export interface StartArguments {
  /** The project to open. */
  readonly projectPath: string;
  /** Where the stand-in backend keeps its state; undefined when it ends with the process. */
  readonly stateFolder: string | undefined;
}

/** What was typed cannot be understood; the message is one line with the cure. */
export class StartUsageError extends Error {
  override readonly name = 'StartUsageError';
}

const usage = 'npm start -- [folder of a project] [--keep]';

/**
 * Reads the words after `npm start --`; `--keep` keeps the backend's state in `.cache/backend` of this repository.
 * @throws StartUsageError
 */
export function readStartArguments(words: readonly string[], repository: string): StartArguments {
  const { values, positionals } = parse(words);
  const [project = repository, ...others] = positionals;
  if (others.length > 0) {
    throw new StartUsageError(`One project at a time, not "${positionals.join(' ')}": ${usage}`);
  }
  return {
    projectPath: resolve(project),
    stateFolder: values.keep === true ? join(repository, '.cache/backend') : undefined,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: { keep: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch {
    const unknown = words.find((word) => word.startsWith('-') && word !== '--keep') ?? '';
    throw new StartUsageError(`"${unknown}" means nothing here: ${usage}`);
  }
}
