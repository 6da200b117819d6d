import type { ContractCase } from '../contract-case';

/** What only a browser that lays out can show. */
export const layoutCases: readonly ContractCase[] = [
  {
    name: 'layout: rpx is a 750th of the width, vh a share of the page’s window',
    page: {
      wxss: '#wide { width: 375rpx; height: 10vh; }',
      wxml: '<view id="wide"></view><view id="inline" style="width: 75rpx; height: 20rpx"></view>',
    },
    async body(stage) {
      const { windowWidth, windowHeight } = (await stage.run('() => wx.getWindowInfo()')) as Window;
      expect(windowWidth).toBeGreaterThan(300);
      const wide = await (await stage.find('#wide')).rect();
      expect(wide.width).toBe(Math.round(windowWidth / 2));
      expect(wide.height).toBe(Math.round(windowHeight / 10));
      const inline = await (await stage.find('#inline')).rect();
      expect(inline.width).toBe(Math.round(windowWidth / 10));
    },
  },
  {
    name: 'layout: boundingClientRect counts from the window’s corner, offsets from the page’s',
    page: {
      js: `Page({ ask() {
        return new Promise((resolve) => {
          wx.pageScrollTo({ scrollTop: 50, duration: 0 });
          setTimeout(() => this.createSelectorQuery().select('#it').boundingClientRect(resolve).exec(), 50);
        });
      } })`,
      wxml: '<view style="height: 100px"></view><view id="it" style="width: 30px; height: 40px; margin-left: 7px"></view><view style="height: 3000px"></view>',
    },
    async body(stage) {
      expect(await stage.call('ask')).toStrictEqual({
        id: 'it',
        dataset: {},
        left: 7,
        top: 50,
        right: 37,
        bottom: 90,
        width: 30,
        height: 40,
      });
      expect(await (await stage.find('#it')).rect()).toStrictEqual({
        left: 7,
        top: 100,
        width: 30,
        height: 40,
      });
    },
  },
  {
    name: 'layout: a page that scrolls tells how far, and its end',
    page: {
      js: `Page({
        onPageScroll({ scrollTop }) { getApp().note('scroll ' + scrollTop); },
        onReachBottom() { getApp().note('bottom'); },
      })`,
      wxml: '<view style="height: 3000px"></view>',
    },
    async body(stage) {
      const notes: unknown[] = [];
      await stage.wx('pageScrollTo', { scrollTop: 120, duration: 0 });
      await stage.soon(async () => {
        notes.push(...(await stage.notes()));
        expect(notes).toContain('scroll 120');
      });
      await stage.wx('pageScrollTo', { scrollTop: 3000, duration: 0 });
      await stage.soon(async () => {
        notes.push(...(await stage.notes()));
        expect(notes).toContain('bottom');
      });
    },
  },
  {
    name: 'layout: a scroll-view scrolls to places and elements, and tells it',
    page: {
      js: `Page({
        data: { top: 0, into: '' },
        hear({ type, detail }) { getApp().note([type, Math.round(detail.scrollTop)]); },
      })`,
      wxml: `
        <scroll-view id="box" scroll-y scroll-top="{{top}}" scroll-into-view="{{into}}" style="height: 100px" bind:scroll="hear">
          <view style="height: 300px"></view><view id="last" style="height: 300px"></view>
        </scroll-view>`,
    },
    async body(stage) {
      const box = await stage.find('#box');
      await stage.setData({ top: 40 });
      expect(await box.use('scroll-view.scrollTop')).toBe(40);
      await stage.setData({ into: 'last' });
      expect(await box.use('scroll-view.scrollTop')).toBe(300);
      expect(await box.use('scroll-view.scrollHeight')).toBe(600);
      const notes: unknown[] = [];
      await stage.soon(async () => {
        notes.push(...(await stage.notes()));
        expect(notes).toContainEqual(['scroll', 300]);
      });
    },
  },
  {
    name: 'layout: an observer tells when an element comes into the window and how much of it',
    page: {
      js: `Page({ watch() {
        this.createIntersectionObserver({ thresholds: [0, 0.5] }).relativeToViewport()
          .observe('#it', ({ intersectionRatio, dataset }) => getApp().note([dataset.name, intersectionRatio >= 0.5]));
      } })`,
      wxml: '<view style="height: 2000px"></view><view id="it" data-name="it" style="height: 100px"></view>',
    },
    async body(stage) {
      await stage.call('watch');
      await stage.wx('pageScrollTo', { scrollTop: 2100, duration: 0 });
      const notes: unknown[] = [];
      await stage.soon(async () => {
        notes.push(...(await stage.notes()));
        expect(notes).toContainEqual(['it', true]);
      });
    },
  },
  {
    name: 'layout: a sticky head stays at the window’s edge, fixed stands in the window',
    page: {
      wxss: `
        .head { position: sticky; top: 0; height: 30px; }
        .fixed { position: fixed; left: 0; bottom: 0; width: 10px; height: 20px; }`,
      js: `Page({ ask() {
        return new Promise((resolve) => {
          wx.pageScrollTo({ scrollTop: 500, duration: 0 });
          setTimeout(() => this.createSelectorQuery().selectAll('.head, .fixed').boundingClientRect(resolve).exec(), 50);
        });
      } })`,
      wxml: '<view style="height: 100px"></view><view><view class="head">head</view><view style="height: 3000px"></view></view><view class="fixed"></view>',
    },
    async body(stage) {
      const { windowHeight } = (await stage.run('() => wx.getWindowInfo()')) as Window;
      const found = (await stage.call('ask')) as readonly { top: number; bottom: number }[];
      expect(found.map(({ top, bottom }) => [top, bottom])).toStrictEqual([
        [0, 30],
        [windowHeight - 20, windowHeight],
      ]);
    },
  },
  {
    name: 'layout: what covers an element takes its tap, unless it lets pointers through',
    page: {
      js: `Page({ data: { pointer: 'auto' }, hear({ target }) { getApp().note(target.id); } })`,
      wxml: `
        <view bind:tap="hear" style="position: relative">
          <view id="under" style="height: 50px">under</view>
          <view id="over" style="position: absolute; inset: 0; pointer-events: {{pointer}}"></view>
        </view>`,
    },
    async body(stage) {
      const under = await stage.find('#under');
      await under.tap();
      await stage.setData({ pointer: 'none' });
      await under.tap();
      expect(await stage.notes()).toStrictEqual(['over', 'under']);
    },
  },
  {
    name: 'layout: swiper items fill the swiper, and a finger turns them',
    page: {
      js: 'Page({ hear({ detail }) { getApp().note([detail.current, detail.source]); } })',
      wxml: '<swiper id="swiper" duration="{{0}}" style="height: 80px" bind:change="hear"><swiper-item id="a">a</swiper-item><swiper-item id="b">b</swiper-item></swiper>',
    },
    async body(stage) {
      const swiper = await stage.find('#swiper');
      const { width } = await swiper.rect();
      expect(await (await stage.find('#b')).rect()).toStrictEqual({
        left: width,
        top: 0,
        width,
        height: 80,
      });
      await swiper.touch('touchstart', { x: width - 20, y: 40 });
      await swiper.touch('touchmove', { x: 20, y: 40 });
      await swiper.touch('touchend', { x: 20, y: 40 });
      await stage.soon(async () => {
        expect(await swiper.property('current')).toBe(1);
      });
      expect(await stage.notes()).toStrictEqual([[1, 'touch']]);
    },
  },
  {
    name: 'layout: a movable view follows the finger and stays inside its area',
    page: {
      wxml: `
        <movable-area style="width: 200px; height: 200px">
          <movable-view id="it" direction="all" style="width: 50px; height: 50px"></movable-view>
        </movable-area>`,
    },
    async body(stage) {
      const it = await stage.find('#it');
      const place = async () => [
        await it.property('_translateX'),
        await it.property('_translateY'),
      ];
      await it.use('movable-view.moveTo', 500, 20);
      expect(await place()).toStrictEqual([150, 20]);
      await it.touch('touchstart', { x: 170, y: 40 });
      await it.touch('touchmove', { x: 130, y: 50 });
      await it.touch('touchend', { x: 130, y: 50 });
      expect(await place()).toStrictEqual([110, 30]);
    },
  },
  {
    name: 'layout: images are 320 × 240 until they are told otherwise; widthFix follows the picture',
    page: {
      js: `Page({ hear({ detail }) { getApp().note(detail); } })`,
      wxml: `
        <image id="plain"></image>
        <image id="fix" mode="widthFix" style="width: 100px" src="${squareSvg()}" bind:load="hear"></image>`,
    },
    async body(stage) {
      const size = async (id: string) => {
        const { width, height } = await (await stage.find(id)).rect();
        return [width, height];
      };
      expect(await size('#plain')).toStrictEqual([320, 240]);
      const notes: unknown[] = [];
      await stage.soon(async () => {
        notes.push(...(await stage.notes()));
        expect(notes).toHaveLength(1);
      });
      expect(await size('#fix')).toStrictEqual([100, 50]);
    },
  },
];

interface Window {
  readonly windowWidth: number;
  readonly windowHeight: number;
}

/** A picture of 40 × 20. */
function squareSvg(): string {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"></svg>';
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
