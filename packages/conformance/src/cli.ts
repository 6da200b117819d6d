import { checkBackend } from './check-backend';
import { rules } from './rules/rules';
import { readCommand, usage } from './settings';

/** Holds a backend to the contract; exit code 0 when every checked rule passed, 1 for anything else. */
export function runCli(words: readonly string[]): void {
  perform(words).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}

async function perform(words: readonly string[]): Promise<number> {
  const toOutput = (line: string): void => void process.stdout.write(`${line}\n`);
  const toError = (line: string): void => void process.stderr.write(`${line}\n`);
  const command = readCommand(
    words,
    rules.map(({ id }) => id),
  );
  switch (command.kind) {
    case 'help':
      toOutput(usage);
      return 0;
    case 'list':
      for (const { id, title } of rules) toOutput(`${id.padEnd(28)} ${title}`);
      return 0;
    case 'wrong':
      toError(`${command.message}\n\n${usage}`);
      return 1;
    case 'check': {
      const { settings } = command;
      const say = settings.json ? toError : toOutput;
      return (await checkBackend(settings, { say, report: toOutput })) ? 0 : 1;
    }
  }
}
