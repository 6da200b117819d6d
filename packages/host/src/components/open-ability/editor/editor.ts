import { approximated } from '../../../fidelity';
import { addPart, listen, stateByElement, undoAll } from '../../kit/part';
import type { Instance } from '../../kit/properties';
import { anyType, array, boolean, defineBuiltIn, text } from '../../kit/properties';
import { contentsOf, editorContext } from './context';
import type { EditHistory } from './history';
import { createEditHistory } from './history';

const properties = {
  readOnly: boolean(),
  placeholder: text(),
  showImgSize: boolean(),
  showImgToolbar: boolean(),
  showImgResize: boolean(),
  enableFormats: array(),
  enterkeyhint: text('enter'),
  confirmHold: anyType(true),
};

interface EditorState {
  readonly page: HTMLElement;
  readonly history: EditHistory;
}

const editors = stateByElement<EditorState>();

/** `<editor>`: an editable part of the browser's page (documentation: 组件/表单组件/editor). */
export const editor = defineBuiltIn({
  tag: 'editor',
  fidelity: approximated(
    'The browser’s own editing: delta knows text styles, colours, headings, alignment, lists, pictures and dividers; pictures have no controls; getBounds, getSelection, setSelection, deleteText and insertCustomBlock are not there.',
  ),
  properties,
  css: `
wx-editor { display: block; position: relative; min-height: 200px; }
wx-editor > .wx-editor-page { min-height: inherit; outline: none; white-space: pre-wrap; overflow-wrap: break-word; }
wx-editor > .wx-editor-page:empty::before { content: attr(data-placeholder); color: rgba(0, 0, 0, 0.4); font-style: italic; }
wx-editor > .wx-editor-page p { margin: 0; }
wx-editor > .wx-editor-page img { max-width: 100%; }`,
  attached(self) {
    const page = addPart(self, 'div', 'wx-editor-page');
    const { history } = editors.set(self, { page, history: createEditHistory('') });
    page.setAttribute('role', 'textbox');
    page.setAttribute('aria-multiline', 'true');
    reflect(self, page);
    let isHere = true;
    // As on the phone: later than the page that shows it.
    queueMicrotask(() => {
      if (isHere) self.trigger('ready', {});
    });
    const tell = (type: 'focus' | 'blur' | 'input') =>
      listen(page, type, () => {
        if (type === 'input') history.note(page.innerHTML);
        self.trigger(type, contentsOf(page));
      });
    return undoAll(
      () => {
        isHere = false;
        page.remove();
      },
      tell('focus'),
      tell('blur'),
      tell('input'),
    );
  },
  changed(self) {
    const state = editors.get(self);
    if (state !== undefined) reflect(self, state.page);
  },
  node(self) {
    const state = editors.get(self);
    return state === undefined ? null : editorContext(self, state.page, state.history);
  },
});

function reflect({ properties: given }: Instance<typeof properties>, page: HTMLElement): void {
  page.setAttribute('contenteditable', given.readOnly ? 'false' : 'true');
  page.dataset['placeholder'] = given.placeholder;
  if (given.placeholder !== '') page.setAttribute('aria-placeholder', given.placeholder);
  page.setAttribute('enterkeyhint', given.enterkeyhint);
}
