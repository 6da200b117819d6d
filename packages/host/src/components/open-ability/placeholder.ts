import { approximated } from '../../fidelity';
import type { BuiltIn } from '../kit/built-in';
import { addPart } from '../kit/part';
import { anyType, defineBuiltIn } from '../kit/properties';

/** Components that need what only WeChat has; each with its documented attributes. */
const needs: Readonly<Record<string, readonly [reason: string, attributes: string]>> = {
  camera: ['相机', 'mode resolution devicePosition flash frameSize'],
  'live-player': [
    '直播播放',
    `src mode autoplay muted orientation objectFit backgroundMute minCache maxCache soundMode
    autoPauseIfNavigate autoPauseIfOpenNative pictureInPictureMode referrerPolicy enableAutoRotation`,
  ],
  'live-pusher': [
    '直播推流',
    `url mode autopush muted enableCamera autoFocus orientation beauty whiteness aspect minBitrate maxBitrate
    audioQuality waitingImage waitingImageHash zoom devicePosition backgroundMute mirror remoteMirror
    localMirror audioReverbType enableMic enableAgc enableAns audioVolumeType videoWidth videoHeight
    beautyStyle filter pictureInPictureMode fps`,
  ],
  'voip-room': ['音视频通话', 'openid mode devicePosition objectFit'],
  'channel-live': ['视频号直播', 'feedId finderUserName'],
  'channel-video': ['视频号视频', 'feedId feedToken finderUserName autoplay loop muted objectFit'],
  'animation-video': [
    '透明视频',
    'resourceWidth resourceHeight canvasStyle loop src autoplay alphaDirection',
  ],
  editor: [
    '富文本编辑器',
    'readOnly placeholder showImgSize showImgToolbar showImgResize enableFormats enterkeyhint confirmHold',
  ],
  ad: ['广告', 'unitId adIntervals adType adTheme'],
  'ad-custom': ['原生模板广告', 'unitId adIntervals'],
  'official-account': ['公众号', ''],
  'official-account-publish': ['公众号发布', 'path query title thumbUrl'],
  'store-coupon': ['小店优惠券', 'appid couponId customContent'],
  'store-gift': ['小店礼物', 'appid productId customContent'],
  'store-home': ['小店首页', 'appid customContent'],
  'store-product': ['小店商品', 'appid productId customContent mediaId'],
  'functional-page-navigator': ['插件功能页', 'version name args'],
};

/** What these fire although there is nothing to see: programs wait for it. */
const fires: Readonly<Record<string, string>> = {
  ad: 'load',
  'ad-custom': 'load',
  'official-account': 'load',
};

const loads = approximated('A sign stands for it, which fires load.');

/** An honest sign in the place of each: what would be here, and that this phone has it not. */
export const placeholders: readonly BuiltIn[] = Object.entries(needs).map(
  ([tag, [what, attributes]]) =>
    defineBuiltIn({
      tag,
      fidelity: fires[tag] === undefined ? { kind: 'absent', what } : loads,
      properties: propertiesOf(attributes),
      css: `
wx-${tag} { display: flex; position: relative; min-width: 44px; min-height: 44px; box-sizing: border-box; align-items: center; justify-content: center; overflow: hidden; border: 1px dashed #9aa3b2; border-radius: 6px; color: inherit; background: rgba(128, 138, 158, 0.1); font-size: 13px; }
wx-${tag} > .wx-placeholder { padding: 8px; text-align: center; }`,
      attached(self) {
        const sign = addPart(self, 'span', 'wx-placeholder');
        sign.textContent = `${what} <${tag}>：模拟手机没有这项能力`;
        const event = fires[tag];
        if (event !== undefined) self.trigger(event, {});
        return () => {
          sign.remove();
        };
      },
    }),
);

/** Containers whose own ability is left out, each with its documented attributes. */
const containers: Readonly<Record<string, string>> = {
  selection: 'disableContextMenu',
  'share-element': `key transform duration easingFunction transitionOnGesture shuttleOnPush shuttleOnPop
    rectTweenType`,
  'editor-portal': 'key',
};

export const plainContainers: readonly BuiltIn[] = Object.entries(containers).map(
  ([tag, attributes]) =>
    defineBuiltIn({
      tag,
      fidelity: approximated('Its children are shown as they stand; its own ability is left out.'),
      properties: propertiesOf(attributes),
      css: `wx-${tag} { display: block; }`,
    }),
);

function propertiesOf(attributes: string) {
  const names = attributes.split(/\s+/).filter((name) => name !== '');
  return Object.fromEntries(names.map((name) => [name, anyType(null)]));
}
