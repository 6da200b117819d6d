import type { HostWords } from '../../phone/words/words';
import type { Diagnostic } from '../../project/kit/program-bundle';
import { element, pushButton } from '../element';
import { sourceLines } from '../source-lines';

export interface Notices {
  /** Shows what is wrong in the program's sources; an empty list takes it away. */
  readonly showDiagnostics: (list: readonly Diagnostic[]) => void;
  /** Shows that the running program threw; the last good page stays visible above it. */
  readonly showException: (exception: { readonly message: string; readonly stack: string }) => void;
  /** Says that the simulator itself is gone; nothing is wrong in the program. */
  readonly showGone: () => void;
  /** Takes away what was thrown, on a page that is gone now; what else is shown stays. */
  readonly clearException: () => void;
}

/** For a browser that automation drives: what it sees and takes pictures of is the program alone. */
export const noNotices: Notices = {
  showDiagnostics: () => undefined,
  showException: () => undefined,
  showGone: () => undefined,
  clearException: () => undefined,
};

/** Tells the developer what is wrong, over the lower part of the phone so that the last good program stays in sight. */
export function drawNotices(mount: HTMLElement, words: () => HostWords): Notices {
  const panel = element('div', {
    class: 'host-notices',
    role: 'alert',
    hidden: true,
  });
  mount.append(panel);
  const clear = () => {
    panel.hidden = true;
    delete panel.dataset['notice'];
    panel.replaceChildren();
  };
  const show = (
    kind: 'diagnostics' | 'exception' | 'gone',
    title: string,
    body: readonly Node[],
  ) => {
    panel.dataset['notice'] = kind;
    panel.setAttribute('aria-label', words().notices.name);
    panel.replaceChildren(
      element(
        'div',
        { class: 'host-notices-head' },
        element('strong', {}, title),
        pushButton({ 'aria-label': words().notices.close, data: { answer: 'close' } }, clear, '×'),
      ),
      ...body,
    );
    panel.hidden = false;
  };
  return {
    showDiagnostics(list) {
      if (list.length === 0) {
        clear();
        return;
      }
      const text = words().notices;
      const errors = list.filter(({ severity }) => severity === 'error').length;
      const title = errors > 0 ? text.errors(errors) : text.warnings(list.length);
      show('diagnostics', title, [element('ol', {}, ...list.map(diagnosticRow))]);
    },
    showException({ message, stack }) {
      const frames = stack.replace(message, '').trim();
      show(
        'exception',
        words().notices.threw,
        [
          element('p', { class: 'host-notice-message' }, message),
          frames !== '' && element('pre', { tabindex: 0 }, frames),
        ].filter((node) => node !== false),
      );
    },
    showGone() {
      show('gone', words().notices.gone, [
        element('p', { class: 'host-notice-message' }, words().notices.goneText),
      ]);
    },
    clearException() {
      if (panel.dataset['notice'] === 'exception') clear();
    },
  };
}

function diagnosticRow(diagnostic: Diagnostic): Node {
  const { file, line, column, message, severity } = diagnostic;
  const source = sourceLines(diagnostic);
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return element(
    'li',
    { data: { severity } },
    element('code', { class: 'host-notice-place' }, place),
    element('p', { class: 'host-notice-message' }, message),
    source !== undefined && element('pre', { tabindex: 0, 'aria-label': place }, source),
  );
}
