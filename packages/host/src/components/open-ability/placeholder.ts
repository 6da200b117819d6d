import { approximated } from '../../fidelity';
import type { BuiltIn } from '../kit/built-in';
import { addPart } from '../kit/part';
import { anyType, defineBuiltIn } from '../kit/properties';
import { drawSign, signCss } from './sign';

/** Components that need what only WeChat has; each with its documented attributes. */
const needs: Readonly<Record<string, readonly [reason: string, attributes: string]>> = {
  'voip-room': ['音视频通话', 'openid mode devicePosition objectFit'],
  'channel-live': ['视频号直播', 'feedId finderUserName'],
  'channel-video': ['视频号视频', 'feedId feedToken finderUserName autoplay loop muted objectFit'],
  'animation-video': [
    '透明视频',
    'resourceWidth resourceHeight canvasStyle loop src autoplay alphaDirection',
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
      css: signCss(tag),
      attached(self) {
        const sign = drawSign(self, addPart(self, 'span', 'wx-placeholder'), tag);
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
