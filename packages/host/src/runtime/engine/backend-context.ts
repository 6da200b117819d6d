import { glassEasel } from 'glass-easel-miniprogram-adapter';

import { inlineStyle } from '../styles/inline-style';

/**
 * The engine's view of the document: every template tag becomes `<wx-tag>` so that no mini program
 * tag turns into an HTML element of the same name, and rpx in inline styles is understood.
 *
 * Native DOM events are left to the built-ins and to gestures.ts: were they passed on, a `bindinput`
 * would also hear the browser's own `input` event.
 */
export class PhoneBackendContext extends glassEasel.CurrentWindowBackendContext {
  constructor() {
    super();
    this.document = {
      createElement: (tag: string) => createHostElement(tag),
      createTextNode: (content: string) => document.createTextNode(content),
      createDocumentFragment: () => document.createDocumentFragment(),
    } as unknown as typeof this.document;
  }

  override setListenerStats(): void {
    // Gestures and built-ins dispatch into the engine themselves.
  }
}

function createHostElement(tag: string): HTMLElement {
  const element = document.createElement(tag === 'page' ? tag : `wx-${tag.toLowerCase()}`);
  // Data of a program may hold the element, and its fields are copied for the view.
  Object.defineProperty(element, '__wxElement', { value: undefined, writable: true });
  const setAttribute = element.setAttribute.bind(element);
  element.setAttribute = (name, value) => {
    setAttribute(name, name === 'style' ? inlineStyle(value) : value);
  };
  return element;
}
