import type { BuiltInInstance } from '../../kit/built-in';
import type { Piece } from './contents';
import { cleaned, htmlOfDelta, readDelta } from './contents';
import { format, formatsOf, removeFormat } from './formats';
import type { EditHistory } from './history';

type Options = Readonly<Record<string, unknown>>;

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** What is written, in its three forms. */
export function contentsOf(page: HTMLElement) {
  const delta = readDelta(page);
  const text = delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
  return { html: page.innerHTML, text, delta: { ops: delta } };
}

/** Calls the callbacks later; a throw fails (documentation: promise style is not supported). */
function answered(name: string, options: Options | undefined, run: () => object | undefined): void {
  const call = (kind: string, result: object) => {
    for (const callback of [options?.[kind], options?.['complete']]) {
      if (typeof callback === 'function') (callback as (result: object) => void)(result);
    }
  };
  queueMicrotask(() => {
    let result: object | undefined;
    try {
      result = run();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      call('fail', { errMsg: `${name}:fail ${reason}` });
      return;
    }
    call('success', { errMsg: `${name}:ok`, ...result });
  });
}

/** The selection inside the page, or its end. */
function rangeIn(page: HTMLElement): Range {
  const selection = page.ownerDocument.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
  if (range !== undefined && page.contains(range.commonAncestorContainer)) return range;
  const end = page.ownerDocument.createRange();
  const { lastElementChild: last } = page;
  end.selectNodeContents(last !== null && /^(?:P|H[1-6])$/.test(last.tagName) ? last : page);
  end.collapse(false);
  return end;
}

/** Puts nodes in the place of the selection and goes on behind them. */
function insert(page: HTMLElement, ...nodes: readonly Node[]): void {
  const range = rangeIn(page);
  range.deleteContents();
  for (const node of nodes) {
    range.insertNode(node);
    range.collapse(false);
  }
  const selection = page.ownerDocument.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

function image(
  { resourceUrl }: Pick<BuiltInInstance, 'resourceUrl'>,
  page: HTMLElement,
  options: Options,
) {
  const src = textOf(options['src']);
  if (src === '') throw new Error('parameter error: parameter.src should be String');
  const picture = page.ownerDocument.createElement('img');
  const shown = resourceUrl(src);
  picture.src = shown;
  if (shown !== src) picture.dataset['local'] = src;
  for (const name of ['alt', 'width', 'height'] as const) {
    if (options[name] !== undefined) picture.setAttribute(name, textOf(options[name]));
  }
  const { data } = options;
  if (typeof data === 'object' && data !== null) {
    const pairs = Object.entries(data).map(([name, value]) => `${name}=${String(value)}`);
    picture.dataset['custom'] = pairs.join('&');
  }
  return picture;
}

/** `EditorContext`, as `SelectorQuery.context` gives it (documentation: API / 媒体 / 富文本). */
export function editorContext(
  self: Pick<BuiltInInstance, 'trigger' | 'resourceUrl'>,
  page: HTMLElement,
  history: EditHistory,
) {
  const { ownerDocument: document } = page;
  const changed = () => {
    history.note(page.innerHTML);
    self.trigger('input', contentsOf(page));
  };
  const show = (state: string | undefined) => {
    if (state === undefined) return;
    page.innerHTML = state;
    self.trigger('input', contentsOf(page));
  };
  const change =
    (name: string, run: (options: Options) => void) =>
    (options: Options = {}) => {
      answered(name, options, () => {
        run(options);
        changed();
        return undefined;
      });
    };
  return {
    getContents(options?: Options) {
      answered('getContents', options, () => contentsOf(page));
    },
    setContents: change('setContents', ({ html, delta }) => {
      const pieces = (delta as { readonly ops?: unknown } | undefined)?.ops ?? delta;
      page.innerHTML = Array.isArray(pieces)
        ? htmlOfDelta(pieces as readonly Piece[])
        : cleaned(textOf(html), document);
    }),
    insertText: change('insertText', ({ text }) => {
      insert(page, document.createTextNode(textOf(text)));
    }),
    insertImage: change('insertImage', (options) => {
      insert(page, image(self, page, options));
    }),
    insertDivider: change('insertDivider', () => {
      page.append(document.createElement('hr'));
    }),
    clear: change('clear', () => {
      page.replaceChildren();
    }),
    format(name: string, value?: unknown) {
      page.focus();
      if (format(document, name, textOf(typeof value === 'number' ? String(value) : value)))
        changed();
      self.trigger('statuschange', formatsOf(document));
    },
    removeFormat: change('removeFormat', () => {
      removeFormat(document);
    }),
    undo(options?: Options) {
      answered('undo', options, () => {
        show(history.undo());
        return undefined;
      });
    },
    redo(options?: Options) {
      answered('redo', options, () => {
        show(history.redo());
        return undefined;
      });
    },
    getHistoryState(options?: Options) {
      answered('getHistoryState', options, () => ({ historyState: history.state() }));
    },
    getSelectionText(options?: Options) {
      answered('getSelectionText', options, () => ({
        text: String(document.getSelection() ?? ''),
      }));
    },
    blur(options?: Options) {
      answered('blur', options, () => {
        page.blur();
        return undefined;
      });
    },
    scrollIntoView() {
      page.scrollIntoView({ block: 'nearest' });
    },
  };
}
