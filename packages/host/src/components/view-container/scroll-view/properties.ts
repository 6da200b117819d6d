import type { Instance } from '../../kit/properties';
import { anyType, array, boolean, number, text } from '../../kit/properties';

/** What a program may set on `<scroll-view>`. */
export const scrollViewProperties = {
  scrollX: boolean(),
  scrollY: boolean(),
  upperThreshold: anyType(50),
  lowerThreshold: anyType(50),
  scrollTop: anyType(),
  scrollLeft: anyType(),
  scrollIntoView: text(),
  scrollIntoViewOffset: number(),
  scrollIntoViewAlignment: text('start'),
  scrollWithAnimation: boolean(),
  enableBackToTop: boolean(),
  enablePassive: boolean(),
  refresherEnabled: boolean(),
  refresherThreshold: number(45),
  refresherDefaultStyle: text('black'),
  refresherBackground: text(),
  refresherTriggered: boolean(),
  bounces: boolean(true),
  showScrollbar: boolean(true),
  fastDeceleration: boolean(),
  scrollAnchoring: boolean(),
  enableFlex: boolean(),
  enhanced: boolean(),
  pagingEnabled: boolean(),
  usingSticky: boolean(),
  type: text(),
  clip: boolean(true),
  reverse: boolean(),
  cacheExtent: number(),
  padding: array(),
};

export type ScrollView = Instance<typeof scrollViewProperties>;
