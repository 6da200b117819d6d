import { adopt } from './adopt/adopt';
import { readArguments, usage } from './arguments';
import { create } from './create/create';
import { findTemplate } from './template';
import { UsageError } from './usage-error';

/** Runs a command line: what others read goes to standard output, words for people beside it. */
export function runCli(words: readonly string[]): void {
  try {
    perform(words);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

function perform(words: readonly string[]): void {
  const command = readArguments(words);
  switch (command.kind) {
    case 'help':
      process.stdout.write(`${usage}\n`);
      return;
    case 'adopt': {
      const { diff, words: said } = adopt(command, findTemplate());
      process.stdout.write(diff);
      process.stderr.write(said.map((line) => `${line}\n`).join(''));
      return;
    }
    case 'create': {
      const said = create(command, findTemplate());
      process.stdout.write(said.map((line) => `${line}\n`).join(''));
    }
  }
}
