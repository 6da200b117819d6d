import { ProblemError } from '../problem';

/** No screen shows them, databases refuse some, and half of a pair is no character. */
const unwritable = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

/** They turn the text behind them around, in lists that show other people's names too. */
const turning = /[\u202a-\u202e\u2066-\u2069]/;

/** Takes no ink: space, joiners, marks without a letter, fillers. */
const invisible = /[\p{Z}\p{C}\p{M}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** The nickname without the space around it; throws `invalid-request` for one that nobody could read. */
export function judgeNickname(nickname: string): string {
  const trimmed = nickname.trim();
  const refuse = (rule: string): ProblemError =>
    new ProblemError('invalid-request', { detail: `/body/nickname ${rule}` });
  if (unwritable.test(trimmed)) throw refuse('has characters that are no text');
  if (turning.test(trimmed)) throw refuse('turns the text around it');
  if (trimmed.replace(invisible, '') === '') throw refuse('is only space');
  return trimmed;
}
