import type { ProgramCopy } from '../support/program-copy';
import { copyProgram } from '../support/program-copy';

/** Stands for the address of a team's own backend. */
export const releasedOrigin = 'https://onboarding.test';

/** Of a phone that runs it: no line for developers, no lab. */
export const releasedPhone = { envVersion: 'release', client: 'ios' } as const;

/** The program as people have it: released, with a backend behind its address. The caller removes it. */
export function copyReleasedProgram(): ProgramCopy {
  const copy = copyProgram();
  const { edit } = copy;
  edit(
    'config.ts',
    "release: backend('https://api.example.com')",
    `release: backend('${releasedOrigin}')`,
  );
  return copy;
}
