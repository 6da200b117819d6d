import { isAtLeast } from '../../phone/base-library';
import type { ApiContext } from '../kit/context';

/**
 * Base library versions that brought a component, attribute, option or parameter (documentation of
 * each; docs/wechat-facts.md §9). Components and attributes not listed are as old as WeChat.
 */
const since: Readonly<Record<string, string>> = {
  'button.open-type.contact': '1.1.0',
  'button.open-type.share': '1.2.0',
  'button.open-type.getPhoneNumber': '1.2.0',
  'button.open-type.getUserInfo': '1.3.0',
  'button.open-type.launchApp': '1.9.5',
  'button.open-type.openSetting': '2.0.7',
  'button.open-type.feedback': '2.1.0',
  'button.open-type.chooseAvatar': '2.21.2',
  // Returns false on every library although the ability is there (docs/wechat-facts.md §8).
  'button.open-type.getRealtimePhoneNumber': '999.0.0',
  'button.open-type.agreePrivacyAuthorization': '2.32.3',
  'button.phone-number-no-quota-toast': '3.0.1',
  'button.bindchooseavatar': '2.21.2',
  'button.bindagreeprivacyauthorization': '2.32.3',
  'input.type.nickname': '2.21.2',
  'input.type.safe-password': '2.18.0',
  'input.bindnicknamereview': '2.29.1',
  'input.bindkeyboardheightchange': '2.7.0',
  'setStorage.object.encrypt': '2.21.3',
  'getStorage.object.encrypt': '2.21.3',
  'compressImage.object.compressedWidth': '2.26.0',
  'compressImage.object.compressedHeight': '2.26.0',
  'page-container': '2.16.0',
  'page-meta': '2.9.0',
  'navigation-bar': '2.9.0',
  'match-media': '2.11.1',
  'root-portal': '2.25.2',
  'movable-view': '1.2.0',
  'movable-area': '1.2.0',
  'cover-view': '1.4.0',
  'cover-image': '1.4.0',
  'rich-text': '1.4.0',
  'open-data': '1.4.0',
  'web-view': '1.6.4',
  camera: '1.6.0',
  'live-player': '1.7.0',
  'live-pusher': '1.7.0',
  editor: '2.7.0',
  ad: '1.9.94',
  'ad-custom': '2.10.4',
  'official-account': '2.3.0',
};

const components = new Set(
  `view text image button input textarea form label checkbox checkbox-group radio radio-group
  switch slider picker picker-view picker-view-column scroll-view swiper swiper-item navigator
  progress icon canvas video audio map`
    .trim()
    .split(/\s+/),
);

/** `${API}.${method}.${param}.${option}`: what `method` may be (documentation: wx.canIUse). */
const methods = new Set(['return', 'success', 'object', 'callback']);

/**
 * `wx.canIUse`: exact for names of APIs and for what the table above lists; a parameter or attribute
 * that is not listed counts as there when its API or component is.
 */
export function canIUse({ phone, has }: ApiContext, schema: unknown): boolean {
  if (typeof schema !== 'string' || schema === '') return false;
  const { baseLibrary } = phone.settings.get();
  if (isTooOldFor(schema, baseLibrary)) return false;
  const [name = '', second] = schema.split('.');
  if (has(name)) return second === undefined || methods.has(second);
  const isComponent = components.has(name) || since[name] !== undefined;
  const isOpenType = /^[^.]+\.open-type\./.test(schema);
  return isComponent && (!isOpenType || since[schema] !== undefined);
}

/** Whether the schema, or what it belongs to, came with a later base library. */
function isTooOldFor(schema: string, baseLibrary: string): boolean {
  const parts = schema.split('.');
  return parts.some((_part, index) => {
    const brought = since[parts.slice(0, index + 1).join('.')];
    return brought !== undefined && !isAtLeast(baseLibrary, brought);
  });
}
