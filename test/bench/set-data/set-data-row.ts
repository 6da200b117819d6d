import { join } from 'node:path';

import { budgets } from '../budgets';
import { count } from '../figures';
import { openJsdom } from '../jsdom/open-jsdom';
import type { Row } from '../row';
import type { OutcomeCount, StartProgram } from './count-outcome';
import { countOutcome } from './count-outcome';
import { outcomes } from './outcomes';

const project = join(__dirname, '../../..');
const languages = ['zh_CN', 'zh_TW', 'en'] as const;

/** setData of every phone outcome in every language, counted on the host in jsdom. */
export async function measureSetData(): Promise<Row> {
  const jsdom = await openJsdom();
  const start: StartProgram = (options) => jsdom.runProgram(project, options);
  try {
    const byLanguage: Record<string, readonly OutcomeCount[]> = {};
    for (const language of languages) {
      const counts: OutcomeCount[] = [];
      for (const outcome of outcomes) {
        counts.push(...(await countOutcome(start, outcome, language)));
      }
      byLanguage[language] = counts;
    }
    return rowOf(byLanguage);
  } finally {
    await jsdom.close();
  }
}

function rowOf(byLanguage: Readonly<Record<string, readonly OutcomeCount[]>>): Row {
  const all = Object.values(byLanguage);
  const names = (all[0] ?? []).map(({ name }) => name);
  return {
    id: 'set-data',
    title: 'setData of every phone outcome',
    method: [
      'Counted on the host in jsdom, from the button’s event to rest, on all pages of the stack together, in `develop`, where WeChat’s own words to developers come on top of what people see.',
    ],
    ratios: [],
    tables: [
      {
        title: 'Calls, and bytes of JSON by language',
        columns: ['calls', ...languages.map((language) => `${language}, B`)],
        lines: names.map((name, index) => ({
          label: name,
          figures: [
            count(Math.max(...all.map((counts) => counts[index]?.calls ?? 0))),
            ...languages.map((language) => count(byLanguage[language]?.[index]?.bytes ?? 0)),
          ],
        })),
      },
    ],
    budgets: [
      {
        what: 'setData calls of one outcome',
        value: Math.max(...all.flat().map(({ calls }) => calls)),
        most: budgets.setDataCalls,
      },
      {
        what: 'setData bytes of one outcome',
        value: Math.max(...all.flat().map(({ bytes }) => bytes)),
        most: budgets.setDataBytes,
      },
    ],
  };
}
