import { element, pushButton } from '../../page/element';
import type { JournalEntry } from '../desk-api';
import type { Words } from '../words';
import { emptyHint, timeOf } from './rows';

/** More lines than people read; older ones go. */
const maximum = 500;

type Line = Extract<
  JournalEntry,
  { kind: 'console' | 'exception' | 'notice' | 'diagnostics' | 'reload' }
>;

/** What the program wrote, what it threw, and what the host has to say, in order. */
export function drawConsole(words: Words): {
  readonly element: HTMLElement;
  add(line: Line): void;
} {
  const lines = element('ol', {
    class: 'lines',
    'aria-live': 'polite',
    tabindex: 0,
    'aria-label': words.console,
  });
  const filter = element('input', {
    type: 'search',
    placeholder: words.filter,
    'aria-label': words.filter,
  });
  const applyFilter = (line: HTMLElement) => {
    line.hidden = !line.textContent.toLowerCase().includes(filter.value.toLowerCase());
  };
  filter.addEventListener('input', () => {
    for (const line of lines.children) if (line instanceof HTMLElement) applyFilter(line);
  });
  const clear = pushButton(
    { class: 'quiet' },
    () => {
      lines.replaceChildren();
    },
    words.clear,
  );
  const root = element(
    'section',
    { class: 'view' },
    element('div', { class: 'view-bar' }, filter, clear),
    lines,
    emptyHint(words.nothingLogged),
  );
  return {
    element: root,
    add(line) {
      const atEnd = lines.scrollHeight - lines.scrollTop - lines.clientHeight < 24;
      for (const row of rowsOf(line)) {
        applyFilter(row);
        lines.append(row);
      }
      while (lines.childElementCount > maximum) lines.firstElementChild?.remove();
      if (atEnd) lines.scrollTop = lines.scrollHeight;
    },
  };
}

function rowsOf(line: Line): readonly HTMLElement[] {
  switch (line.kind) {
    case 'console':
      return [row(line.at, line.type, ...line.args.map(valueNode))];
    case 'exception':
      return [row(line.at, 'error', foldable(line.message, line.stack))];
    case 'notice':
      return [row(line.at, line.severity === 'warning' ? 'warn' : line.severity, line.text)];
    case 'diagnostics':
      return line.list.map(({ severity, file, line: number, message, excerpt }) => {
        const place = number === undefined ? file : `${file}:${number}`;
        return row(
          line.at,
          severity === 'error' ? 'error' : 'warn',
          excerpt === undefined ? `${place} ${message}` : foldable(`${place} ${message}`, excerpt),
        );
      });
    case 'reload':
      return [row(line.at, 'reload', line.program)];
  }
}

function row(at: number, type: string, ...content: readonly (Node | string)[]): HTMLElement {
  return element(
    'li',
    { data: { type } },
    element('time', {}, timeOf(at)),
    element('div', { class: 'line-content' }, ...content),
  );
}

/** Text as it is, everything else as folded JSON. */
function valueNode(value: unknown): Node | string {
  if (typeof value === 'string') return element('span', {}, value);
  const json = JSON.stringify(value, null, 2) as string | undefined;
  if (json === undefined) return element('code', {}, 'undefined');
  if (!json.includes('\n')) return element('code', {}, json);
  return foldable(JSON.stringify(value), json);
}

function foldable(summary: string, whole: string): Node {
  return element(
    'details',
    {},
    element('summary', {}, summary.length > 160 ? `${summary.slice(0, 160)}…` : summary),
    element('pre', {}, whole),
  );
}
