import { element, pushButton } from '../../page/element';
import type { Exchange, JournalEntry } from '../desk-api';
import type { Words } from '../words';
import { drawExchange } from './exchange-view';
import { divider, emptyHint, timeOf } from './rows';

type Request = Extract<JournalEntry, { kind: 'request' }>;

const maximum = 300;

/** Requests of the program, one row each, which opens to what was sent and received. */
export function drawRequests(
  words: Words,
  exchange: (key: string) => Promise<Exchange>,
): {
  readonly element: HTMLElement;
  readonly add: (request: Request) => void;
  /** Another run of the program begins. */
  readonly divide: (at: number, program: string) => void;
} {
  const lines = element('ol', { class: 'lines requests', 'aria-label': words.requests });
  const filter = element('input', {
    type: 'search',
    placeholder: words.filter,
    'aria-label': `${words.filter} ${words.requests}`,
  });
  const applyFilter = (line: HTMLElement) => {
    const text = (line.dataset['search'] ?? '').toLowerCase();
    line.hidden = !text.includes(filter.value.toLowerCase());
  };
  filter.addEventListener('input', () => {
    for (const line of lines.children) if (line instanceof HTMLElement) applyFilter(line);
  });
  const open = new Map<string, Row>();
  const clear = pushButton(
    { class: 'quiet' },
    () => {
      lines.replaceChildren();
      open.clear();
    },
    words.clear,
  );
  const append = (line: HTMLElement) => {
    const atEnd = lines.scrollHeight - lines.scrollTop - lines.clientHeight < 24;
    lines.append(line);
    while (lines.childElementCount > maximum) lines.firstElementChild?.remove();
    if (atEnd) lines.scrollTop = lines.scrollHeight;
  };
  return {
    element: element(
      'section',
      { class: 'view' },
      element('div', { class: 'view-bar' }, filter, clear),
      lines,
      emptyHint(words.nothingRequested),
    ),
    add(request) {
      const isAnswered = request.status !== undefined || request.error !== undefined;
      const key = request.exchange ?? String(request.id);
      // Ids begin anew when the phone reloads: only a line that still waits is the same request.
      const waiting = isAnswered ? open.get(key) : undefined;
      const row = waiting?.element.isConnected === true ? waiting : requestRow(words, exchange);
      row.show(request);
      applyFilter(row.element);
      if (row !== waiting) append(row.element);
      if (isAnswered) open.delete(key);
      else open.set(key, row);
    },
    divide(at, program) {
      if (lines.lastElementChild?.classList.contains('divider') === true) {
        lines.lastElementChild.remove();
      }
      append(divider(at, words.newRun(program)));
    },
  };
}

interface Row {
  readonly element: HTMLElement;
  readonly show: (request: Request) => void;
}

function requestRow(words: Words, exchange: (key: string) => Promise<Exchange>): Row {
  const summary = element('summary');
  const detail = element('div', { class: 'detail' });
  const details = element('details', {}, summary, detail);
  const line = element('li', {}, details);
  let shown: Request | undefined;
  const load = () => {
    if (!details.open || shown === undefined) return;
    const { url, exchange: key } = shown;
    const address = element('p', { class: 'address' }, url);
    if (key === undefined) {
      detail.replaceChildren(address, element('p', { class: 'hint' }, words.neverSent));
      return;
    }
    exchange(key).then(
      (found) => {
        detail.replaceChildren(address, drawExchange(found, words));
      },
      () => {
        detail.replaceChildren(address, element('p', { class: 'hint' }, words.neverSent));
      },
    );
  };
  details.addEventListener('toggle', load);
  return {
    element: line,
    show(request) {
      shown = request;
      line.dataset['type'] = typeOf(request);
      line.dataset['search'] = `${request.method} ${request.url} ${outcomeOf(request, words)}`;
      summary.replaceChildren(...cells(request, words));
      load();
    },
  };
}

const outcomeOf = ({ status, error }: Request, words: Words): string =>
  error ?? (status === undefined ? words.pending : String(status));

function cells(request: Request, words: Words): readonly Node[] {
  const { at, method, url, milliseconds } = request;
  const { path, origin } = placeOf(url);
  return [
    element('time', {}, timeOf(at)),
    element('b', {}, method),
    element(
      'span',
      { class: 'url', title: url },
      element('span', { class: 'path' }, path),
      origin !== '' && element('span', { class: 'origin' }, origin),
    ),
    element('span', { class: 'outcome' }, outcomeOf(request, words)),
    element(
      'span',
      { class: 'duration' },
      milliseconds === undefined ? '' : `${Math.round(milliseconds)} ms`,
    ),
  ];
}

/** The path leads: it tells requests apart; the origin is nearly always the same. */
function placeOf(url: string): { readonly path: string; readonly origin: string } {
  if (!URL.canParse(url)) return { path: url, origin: '' };
  const { pathname, search, host } = new URL(url);
  return { path: `${pathname}${search}`, origin: host };
}

function typeOf({ status, error }: Request): string {
  if (error !== undefined) return 'error';
  if (status === undefined) return 'pending';
  return status >= 400 ? 'warn' : 'log';
}
