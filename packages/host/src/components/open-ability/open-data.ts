import { approximated } from '../../fidelity';
import { addPart, stateByElement } from '../kit/part';
import type { Instance } from '../kit/properties';
import { defineBuiltIn, text } from '../kit/properties';

const properties = {
  type: text(),
  openGid: text(),
  lang: text('en'),
  defaultText: text(),
  defaultAvatar: text(),
  useEmptyValue: text(),
};

/**
 * `<open-data>`: since 2022 it shows no person's data, only "微信用户" and a grey picture
 * (documentation: 组件/开放能力/open-data); `default-text` and `default-avatar` replace those.
 */
export const openData = defineBuiltIn({
  tag: 'open-data',
  fidelity: approximated('groupName is always empty.'),
  properties,
  css: `
wx-open-data { display: inline-block; overflow: hidden; }
wx-open-data img { display: block; width: 100%; height: 100%; }
wx-open-data i { display: block; width: 100%; height: 100%; min-height: 1em; background: #d5d8dd; }`,
  attached(self) {
    const part = parts.set(self, addPart(self, 'span', 'wx-open-data-content'));
    show(self, part);
    return () => {
      part.remove();
    };
  },
  changed(self) {
    const part = parts.get(self);
    if (part) show(self, part);
  },
});

const parts = stateByElement<HTMLElement>();

function show(self: Instance<typeof properties>, part: HTMLElement): void {
  const { type, defaultText, defaultAvatar } = self.properties;
  const { ownerDocument: document } = part;
  if (type === 'userAvatarUrl') {
    const picture = document.createElement(defaultAvatar === '' ? 'i' : 'img');
    if (picture instanceof HTMLImageElement) {
      picture.src = self.resourceUrl(defaultAvatar);
      picture.alt = '';
    }
    part.replaceChildren(picture);
    return;
  }
  const nickname = type === 'userNickName' ? '微信用户' : '';
  part.replaceChildren(defaultText === '' ? nickname : defaultText);
}
