import type { z } from 'zod';

import type { Answer } from '../backend/caller';
import type { Contract, Operation } from './contract';

/**
 * What is wrong with a response by the contract: its status, its media type or its body.
 * `undefined` when nothing is, and for requests that the contract does not know. That failures are
 * application/problem+json is another rule: here their body is judged whatever its type.
 */
export function judgeShape(contract: Contract, answer: Answer): string | undefined {
  const operation = contract.find(answer.method, answer.path);
  if (operation === undefined) return undefined;
  return answer.status < 400 ? judgeSuccess(operation, answer) : judgeProblem(operation, answer);
}

function judgeSuccess(operation: Operation, answer: Answer): string | undefined {
  const content = operation.answers.get(String(answer.status));
  if (content === undefined) return 'the status is not in the contract';
  if (content.size === 0) return answer.bytes.length === 0 ? undefined : 'must have no body';
  const { mediaType = 'missing' } = answer;
  return content.has(mediaType)
    ? judgeBody(content.get(mediaType), answer.json)
    : `content-type is ${mediaType}, not ${[...content.keys()].join(' or ')}`;
}

function judgeProblem(operation: Operation, answer: Answer): string | undefined {
  const content = operation.answers.get(String(answer.status)) ?? operation.answers.get('default');
  return judgeBody(content?.get('application/problem+json'), answer.json);
}

/** "user.phone: Invalid input"; only the first issue, for the rest often follows from it. */
function judgeBody(shape: z.ZodType | undefined, json: unknown): string | undefined {
  const parsed = shape?.safeParse(json);
  if (parsed?.success !== false) return undefined;
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  return `${path === '' ? 'the body' : path}: ${issue?.message ?? 'does not fit'}`;
}
