import { element, pushButton } from '../../page/element';
import { sourceLines } from '../../page/source-lines';
import type { JournalEntry } from '../desk-api';
import type { Memory } from '../memory';
import type { Words } from '../words';
import { valueNode } from './console-value-view';
import { foldable } from './foldable';
import type { Level } from './level-chips';
import { drawLevelChips } from './level-chips';
import { divider, emptyHint, timeOf } from './rows';
import { drawThrown } from './thrown-view';

/** More lines than people read; older ones go. */
const maximum = 500;

type Line = Extract<
  JournalEntry,
  { kind: 'console' | 'exception' | 'notice' | 'diagnostics' | 'reload' | 'started' | 'sms' }
>;

/** What the program wrote, what it threw, and what the simulator has to say, in order. */
export function drawConsole(
  memory: Memory,
  words: Words,
): {
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
    const level = levelOf(line);
    line.hidden =
      (level !== undefined && !chips.shows(level)) ||
      !line.textContent.toLowerCase().includes(filter.value.toLowerCase());
  };
  const applyToAll = () => {
    for (const line of lines.children) if (line instanceof HTMLElement) applyFilter(line);
  };
  const chips = drawLevelChips(memory, words, applyToAll);
  filter.addEventListener('input', applyToAll);
  const clear = pushButton(
    { class: 'quiet' },
    () => {
      lines.replaceChildren();
      chips.clear();
    },
    words.clear,
  );
  const count = (line: Element | null, step: number) => {
    const level = line instanceof HTMLElement ? levelOf(line) : undefined;
    if (level !== undefined) chips.count(level, step);
  };
  return {
    element: element(
      'section',
      { class: 'view' },
      element('div', { class: 'view-bar' }, filter, chips.element, clear),
      lines,
      emptyHint(words.nothingLogged),
    ),
    add(line) {
      const atEnd = lines.scrollHeight - lines.scrollTop - lines.clientHeight < 24;
      for (const row of rowsOf(line, words)) {
        applyFilter(row);
        lines.append(row);
        count(row, 1);
      }
      while (lines.childElementCount > maximum) {
        count(lines.firstElementChild, -1);
        lines.firstElementChild?.remove();
      }
      if (atEnd) lines.scrollTop = lines.scrollHeight;
    },
  };
}

const levels: Readonly<Record<string, Level>> = {
  error: 'error',
  warn: 'warn',
  log: 'log',
  info: 'log',
  debug: 'debug',
};

/** Undefined for what stands between the lines. */
const levelOf = (line: HTMLElement): Level | undefined => levels[line.dataset['type'] ?? ''];

function rowsOf(line: Line, words: Words): readonly HTMLElement[] {
  switch (line.kind) {
    case 'console':
      return [row(line.at, line.type, ...line.args.map((arg) => valueNode(arg, words)))];
    case 'exception':
      return [row(line.at, 'error', drawThrown(line.message, line.stack, words))];
    case 'notice':
      return [row(line.at, line.severity === 'warning' ? 'warn' : line.severity, line.text)];
    case 'sms':
      return [row(line.at, 'info', words.smsArrived(line.to, line.code))];
    case 'diagnostics':
      return line.list.map((problem) => {
        const { severity, file, message } = problem;
        const source = sourceLines(problem);
        const place = [file, problem.line, problem.column]
          .filter((part) => part !== undefined)
          .join(':');
        return row(
          line.at,
          severity === 'error' ? 'error' : 'warn',
          source === undefined ? `${place} ${message}` : foldable(`${place} ${message}`, source),
        );
      });
    case 'reload':
      return [];
    case 'started':
      return [divider(line.at, words.newRun(line.program))];
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
