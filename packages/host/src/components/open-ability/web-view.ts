import { approximated } from '../../fidelity';
import { addPart, listen, stateByElement, undoAll } from '../kit/part';
import { defineBuiltIn, text } from '../kit/properties';

const frames = stateByElement<HTMLIFrameElement>();

/** What the runtime tells a web-view whose page is about to be shared. */
export const sharing = 'wx-page-share';

/** `<web-view>`: the browser's frame over the whole page (documentation: 组件/开放能力/web-view). */
export const webView = defineBuiltIn({
  tag: 'web-view',
  fidelity: approximated(
    'The browser’s frame: a site that forbids frames stays empty, a page that fails to load fires load; the domain is not checked. There is no JSSDK: message tells what the page posted to its parent as { name: "postMessage", arg: { data } }, when the component goes or its page is shared.',
  ),
  properties: { src: text() },
  css: `
wx-web-view { display: block; position: fixed; inset: 0; z-index: 10; background: #fff; }
wx-web-view > .wx-web-view-frame { display: block; width: 100%; height: 100%; border: 0; }`,
  attached(self) {
    const frame = frames.set(self, addPart(self, 'iframe', 'wx-web-view-frame'));
    // Away from the phone's own page, whose origin is none of its business.
    frame.setAttribute('sandbox', 'allow-scripts allow-forms');
    open(frame, self.properties.src);
    const messages = collectMessages(frame);
    const tell = () => {
      const data = messages.take();
      if (data.length > 0) self.trigger('message', { data });
    };
    self.element.addEventListener(sharing, tell);
    return undoAll(
      () => {
        messages.stop();
        frame.remove();
      },
      () => {
        self.element.removeEventListener(sharing, tell);
        tell();
      },
      listen(frame, 'load', () => {
        const { src } = self.properties;
        if (src !== '') self.trigger('load', { src });
      }),
      listen(frame, 'error', () => {
        const { src } = self.properties;
        self.trigger('error', { url: src, fullUrl: src });
      }),
    );
  },
  changed(self) {
    const frame = frames.get(self);
    if (frame !== undefined) open(frame, self.properties.src);
  },
});

/** Only the web: a program's own files are no pages. */
function open(frame: HTMLIFrameElement, src: string): void {
  if (/^https?:\/\//.test(src)) frame.src = src;
  else frame.removeAttribute('src');
}

/** Documentation: the parameters of every `postMessage` of the page, until they are told. */
function collectMessages(frame: HTMLIFrameElement) {
  const view = frame.ownerDocument.defaultView;
  let data: unknown[] = [];
  const hear = ({ source, data: message }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow || !isPost(message)) return;
    data = [...data, message.arg.data];
  };
  view?.addEventListener('message', hear);
  return {
    take() {
      const taken = data;
      data = [];
      return taken;
    },
    stop() {
      view?.removeEventListener('message', hear);
    },
  };
}

interface Post {
  readonly name: 'postMessage';
  readonly arg: { readonly data?: unknown };
}

/** As the JSSDK asks WeChat's bridge. */
function isPost(message: unknown): message is Post {
  if (typeof message !== 'object' || message === null) return false;
  const { name, arg } = message as Partial<Record<keyof Post, unknown>>;
  return name === 'postMessage' && typeof arg === 'object' && arg !== null;
}
