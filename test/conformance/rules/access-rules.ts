import { randomBytes } from 'node:crypto';
import type { Answer } from '../backend/caller';
import { newKey } from '../backend/actions';
import { expectProblem } from '../backend/expect';
import type { Kit } from '../kit';
import type { Rule } from '../rule';

const group = 'Access';

/** Every operation behind a session, asked with this token. */
async function askEverything(kit: Kit, token: string | undefined): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const { method, path } of kit.contract.operations.filter((one) => one.needsSession)) {
    answers.push(
      await kit.backend.send(method, path, {
        key: newKey(),
        ...(token === undefined ? {} : { token }),
        ...(method === 'POST' || method === 'PUT' ? { json: {} } : {}),
      }),
    );
  }
  return answers;
}

/** Who may call what. */
export const accessRules: readonly Rule[] = [
  {
    id: 'needs-session',
    group,
    title: 'Everything but signing in and pictures answers session-invalid without a token',
    check: async (kit) => {
      for (const answer of await askEverything(kit, undefined)) {
        expectProblem(answer, ['session-invalid'], 'without a token');
      }
    },
  },
  {
    id: 'needs-real-session',
    group,
    title: 'An invented token is answered as session-invalid everywhere',
    check: async (kit) => {
      const token = randomBytes(32).toString('base64url');
      for (const answer of await askEverything(kit, token)) {
        expectProblem(answer, ['session-invalid'], 'to an invented token');
      }
    },
  },
];
