import { approximated } from '../../fidelity';
import { addPart, listen, stateByElement, undoAll } from '../kit/part';
import { defineBuiltIn, text } from '../kit/properties';

const frames = stateByElement<HTMLIFrameElement>();

/** `<web-view>`: the browser's frame over the whole page (documentation: 组件/开放能力/web-view). */
export const webView = defineBuiltIn({
  tag: 'web-view',
  fidelity: approximated(
    'The browser’s frame: a site that forbids frames stays empty, a page that fails to load fires load; the domain is not checked; JSSDK and message are not there.',
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
    return undoAll(
      () => {
        frame.remove();
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
