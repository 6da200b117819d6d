import type { SettingsStore } from './phone';
import type { Question, QuestionGiven, Surfaces } from './surfaces';
import { ask } from './surfaces';

export interface QuestionParts {
  readonly surfaces: Surfaces;
  readonly settings: SettingsStore;
}

export interface QuestionAnswer extends QuestionGiven {
  readonly confirmed: boolean;
}

/** What is chosen and written as long as nobody touches the sheet. */
export function givenAtFirst({
  items = [],
  several = false,
  fields = [],
}: Question): QuestionGiven {
  const chosen = items.filter(({ isChosen }) => isChosen).map(({ id }) => id);
  const [first] = items;
  return {
    chosen: several || chosen.length > 0 || first === undefined ? chosen : [first.id],
    texts: Object.fromEntries(fields.map(({ id, value }) => [id, value])),
  };
}

/**
 * Asks the person on one of WeChat's own sheets. Where the setting `sheets` says so, nobody is asked:
 * the sheet is confirmed, or cancelled, as it would open.
 */
export async function askQuestion(
  { surfaces, settings }: QuestionParts,
  programName: string,
  question: Question,
): Promise<QuestionAnswer> {
  const first = givenAtFirst(question);
  const { sheets } = settings.get();
  if (sheets !== 'person') return { ...first, confirmed: sheets === 'confirm' };
  return ask<QuestionAnswer>(surfaces, (answer) => ({
    ...question,
    kind: 'question',
    programName,
    answer: (confirmed, given) => {
      answer({ ...first, ...given, confirmed });
    },
  }));
}
