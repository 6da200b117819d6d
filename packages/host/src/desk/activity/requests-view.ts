import { element, pushButton } from '../../page/element';
import type { JournalEntry } from '../desk-api';
import type { Words } from '../words';
import { emptyHint, timeOf } from './rows';

type Request = Extract<JournalEntry, { kind: 'request' }>;

const maximum = 300;

/** Requests of the program; each has one line, which its response completes. */
export function drawRequests(words: Words): {
  readonly element: HTMLElement;
  readonly add: (request: Request) => void;
} {
  const lines = element('ol', {
    class: 'lines requests',
    'aria-live': 'polite',
    tabindex: 0,
    'aria-label': words.requests,
  });
  const open = new Map<number, HTMLElement>();
  const clear = pushButton(
    { class: 'quiet' },
    () => {
      lines.replaceChildren();
      open.clear();
    },
    words.clear,
  );
  return {
    element: element(
      'section',
      { class: 'view' },
      element('div', { class: 'view-bar' }, element('span', {}), clear),
      lines,
      emptyHint(words.nothingRequested),
    ),
    add(request) {
      const line = requestLine(request, words);
      const isAnswered = request.status !== undefined || request.error !== undefined;
      // Ids begin anew when the phone reloads: only a line that still waits is the same request.
      const waiting = isAnswered ? open.get(request.id) : undefined;
      if (waiting?.isConnected === true) waiting.replaceWith(line);
      else lines.append(line);
      if (isAnswered) open.delete(request.id);
      else open.set(request.id, line);
      while (lines.childElementCount > maximum) lines.firstElementChild?.remove();
      lines.scrollTop = lines.scrollHeight;
    },
  };
}

function requestLine(request: Request, words: Words): HTMLElement {
  const { at, method, url, status, error, milliseconds } = request;
  const outcome = error ?? (status === undefined ? words.pending : String(status));
  return element(
    'li',
    { data: { type: typeOf(request) } },
    element('time', {}, timeOf(at)),
    element('b', {}, method),
    element('span', { class: 'url', title: url }, url),
    element('span', { class: 'outcome' }, outcome),
    element(
      'span',
      { class: 'duration' },
      milliseconds === undefined ? '' : `${Math.round(milliseconds)} ms`,
    ),
  );
}

function typeOf({ status, error }: Request): string {
  if (error !== undefined) return 'error';
  if (status === undefined) return 'pending';
  return status >= 400 ? 'warn' : 'log';
}
