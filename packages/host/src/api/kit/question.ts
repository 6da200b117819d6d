import type { QuestionAnswer } from '../../phone/ask-question';
import { askQuestion } from '../../phone/ask-question';
import type { Question } from '../../phone/surfaces';
import type { HostWords } from '../../phone/words/words';
import { ApiFailure } from './api-failure';
import type { ApiContext } from './context';

type Asked = Omit<Question, 'confirmText'> & Partial<Pick<Question, 'confirmText'>>;

/** Asks on one of WeChat's own sheets, with OK and Cancel unless it has its own; with its own it has those alone. */
export function question(
  { phone, program }: ApiContext,
  write: (words: HostWords) => Asked,
): Promise<QuestionAnswer> {
  const words = phone.surfaces.words();
  const usual = { confirmText: words.confirm, cancelText: words.cancel };
  const written = write(words);
  const asked = { ...(written.confirmText === undefined && usual), ...written };
  return askQuestion(phone, program.name, { confirmText: words.confirm, ...asked });
}

/** The same; a cancelled sheet fails the call in WeChat's word. */
export async function confirmed(
  context: ApiContext,
  write: (words: HostWords) => Asked,
): Promise<QuestionAnswer> {
  const answer = await question(context, write);
  if (!answer.confirmed) throw new ApiFailure('cancel');
  return answer;
}

/** A sheet that shows something and can only be closed; the call that opened it does not wait. */
export function show(
  { phone, program }: ApiContext,
  write: (words: HostWords) => Omit<Question, 'confirmText'>,
): void {
  const words = phone.surfaces.words();
  void askQuestion(phone, program.name, { confirmText: words.close, ...write(words) });
}

/** The one thing that was chosen, by the id of its row. */
export function chosenOf<Thing>(
  things: Readonly<Record<string, Thing>>,
  { chosen }: QuestionAnswer,
): Thing {
  const thing = things[chosen[0] ?? ''];
  if (thing === undefined) throw new ApiFailure('cancel');
  return thing;
}
