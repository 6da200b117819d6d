import { element } from '../../page/element';
import type { Ledger } from '../desk-api';
import type { Words } from '../words';
import { emptyHint } from './rows';

/** What WeChat would have charged for, as the platform keeps it. */
export function drawLedger(words: Words): {
  readonly element: HTMLElement;
  readonly show: (ledger: Ledger) => void;
} {
  const summary = element('dl', { class: 'summary' });
  const head = element('tr');
  const body = element('tbody');
  const table = element('table', {}, element('thead', {}, head), body);
  const holder = element(
    'div',
    { class: 'table', tabindex: 0, 'aria-label': words.charges },
    table,
  );
  return {
    element: element(
      'section',
      { class: 'view' },
      summary,
      holder,
      emptyHint(words.nothingCharged),
    ),
    show({ columns, rows, summary: sums = [] }) {
      summary.replaceChildren(
        ...sums.map(({ label, value }) =>
          element('div', {}, element('dt', {}, label), element('dd', {}, value)),
        ),
      );
      holder.hidden = rows.length === 0;
      head.replaceChildren(...columns.map(({ label }) => element('th', { scope: 'col' }, label)));
      body.replaceChildren(
        ...rows.map((row) =>
          element('tr', {}, ...columns.map(({ id }) => element('td', {}, String(row[id] ?? '')))),
        ),
      );
    },
  };
}
