import type { Instance } from '../../kit/properties';
import { anyType, array, boolean, number, text } from '../../kit/properties';

/** What a program may set on `<swiper>`. */
export const swiperProperties = {
  indicatorDots: boolean(),
  indicatorColor: text('rgba(0, 0, 0, .3)'),
  indicatorActiveColor: text('#000000'),
  autoplay: boolean(),
  current: number(),
  currentItemId: text(),
  interval: number(5000),
  duration: number(500),
  circular: boolean(),
  vertical: boolean(),
  displayMultipleItems: number(1),
  previousMargin: anyType('0px'),
  nextMargin: anyType('0px'),
  easingFunction: text('default'),
  direction: text('all'),
  snapToEdge: boolean(),
  layoutType: text('normal'),
  transformerType: text('scaleAndFade'),
  indicatorType: text('normal'),
  indicatorMargin: number(10),
  indicatorSpacing: number(4),
  indicatorRadius: number(4),
  indicatorWidth: number(8),
  indicatorHeight: number(8),
  indicatorAlignment: anyType('auto'),
  indicatorOffset: array([0, 0]),
  scrollWithAnimation: boolean(true),
  cacheExtent: number(),
};

export type Swiper = Instance<typeof swiperProperties>;
