import { randomBytes } from 'node:crypto';

import { codeProof, inventedCode, newKey } from '../backend/actions';
import type { Answer } from '../backend/caller';
import { expectProblem } from '../backend/expect';
import type { Kit } from '../kit';
import { pictureForm, png } from '../pictures/pictures';
import type { Rule } from '../rule';
import { usageEvent } from '../usage-event';

const group = 'Access';

/** Requests that are right but for the token: whether shape or session is looked at first is free. */
const bodies: Readonly<Record<string, () => object>> = {
  'PUT /user': () => ({ nickname: '小满' }),
  // Cannot be rung: whoever sends before looking at the token reaches nobody.
  'POST /sms-codes': () => ({ countryCode: '86', number: '1234567' }),
  'POST /usage-events': () => ({ events: [usageEvent()] }),
  'POST /quota-reports': () => ({ component: 'quick' }),
  'POST /user/phone': () => codeProof(inventedCode()),
};

/** Every operation behind a session, asked with this token. */
async function askEverything(kit: Kit, token: string | undefined): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const { method, path } of kit.contract.operations.filter((one) => one.needsSession)) {
    const json = bodies[`${method} ${path}`]?.();
    answers.push(
      await kit.backend.send(method, path, {
        key: newKey(),
        ...(token === undefined ? {} : { token }),
        ...(json === undefined ? {} : { json }),
        ...(path === '/user/avatar' ? { form: pictureForm(png) } : {}),
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
