import type { ContractCase } from '../contract-case';

const noteWho = `
  who(event) { getApp().note(event.currentTarget.dataset.who + ' < ' + event.target.dataset.who); },`;

/** Events on their way through the view (documentation: 事件系统). */
export const eventCases: readonly ContractCase[] = [
  {
    name: 'event: bubbles from inside out, with target, currentTarget, dataset and marks',
    page: {
      js: `Page({ hear({ type, target, currentTarget, mark }) {
        getApp().note([type, target.id, target.dataset, currentTarget.id, currentTarget.dataset, mark]);
      } })`,
      wxml: `
        <view id="out" data-is-out="{{true}}" mark:where="out" mark:deep="{{1}}" bind:tap="hear">
          <view id="in" data-list="{{[1]}}" data-camelCase="low" mark:where="in" bindtap="hear">in</view>
        </view>`,
    },
    async body(stage) {
      await (await stage.find('#in')).tap();
      const mark = { where: 'in', deep: 1 };
      expect(await stage.notes()).toStrictEqual([
        ['tap', 'in', { list: [1], camelcase: 'low' }, 'in', { list: [1], camelcase: 'low' }, mark],
        ['tap', 'in', { list: [1], camelcase: 'low' }, 'out', { isOut: true }, mark],
      ]);
    },
  },
  {
    name: 'event: catch stops it, capture comes first, capture-catch lets nothing through',
    page: {
      js: `Page({ data: { stop: false }, ${noteWho} })`,
      wxml: `
        <view data-who="a" bind:tap="who" capture-bind:tap="who">
          <view data-who="b" catch:tap="who" capture-bind:tap="who">
            <view id="free" data-who="c" bind:tap="who"></view>
            <view data-who="d" capture-catch:tap="who">
              <view id="held" data-who="e" bind:tap="who"></view>
            </view>
          </view>
        </view>`,
    },
    async body(stage) {
      await (await stage.find('#free')).tap();
      expect(await stage.notes()).toStrictEqual(['a < c', 'b < c', 'c < c', 'b < c']);
      await (await stage.find('#held')).tap();
      expect(await stage.notes()).toStrictEqual(['a < e', 'b < e', 'd < e']);
    },
  },
  {
    name: 'event: of the mut-bind handlers only the innermost hears it, the others all do',
    page: {
      js: `Page({ ${noteWho} })`,
      wxml: `
        <view data-who="a" mut-bind:tap="who">
          <view data-who="b" bind:tap="who">
            <view id="in" data-who="c" mut-bind:tap="who"></view>
          </view>
        </view>`,
    },
    async body(stage) {
      await (await stage.find('#in')).tap();
      expect(await stage.notes()).toStrictEqual(['c < c', 'b < c']);
    },
  },
  {
    name: 'event: handlers by data, in lists, and bound again',
    page: {
      js: `Page({
        data: { list: ['a', 'b'], handler: 'first' },
        first({ currentTarget }) { getApp().note('first ' + currentTarget.dataset.item); },
        second({ currentTarget }) { getApp().note('second ' + currentTarget.dataset.item); },
      })`,
      wxml: '<view wx:for="{{list}}" wx:key="*this" id="{{item}}" data-item="{{item}}" bind:tap="{{handler}}">{{item}}</view>',
    },
    async body(stage) {
      await (await stage.find('#b')).tap();
      await stage.setData({ handler: 'second' });
      await (await stage.find('#a')).tap();
      expect(await stage.notes()).toStrictEqual(['first b', 'second a']);
    },
  },
  {
    name: 'event: a component’s own stays with it, bubbles, or passes borders',
    page: {
      js: `Page({ hear({ type, detail, target }) { getApp().note([type, detail, target.id]); } })`,
      wxml: `
        <view bind:plain="hear" bind:up="hear" bind:far="hear">
          <outer id="outer" bind:plain="hear" bind:up="hear" bind:far="hear" />
        </view>`,
    },
    components: {
      outer: { wxml: '<inner id="inner" />' },
      inner: {
        js: `Component({ methods: { fire(type, options) { this.triggerEvent(type, { n: 1 }, options); } } })`,
        wxml: '<view></view>',
      },
    },
    async body(stage) {
      const inner = await (await stage.find('#outer')).find('#inner');
      await inner.call('fire', 'plain', {});
      await inner.call('fire', 'up', { bubbles: true });
      expect(await stage.notes()).toStrictEqual([]);
      await inner.call('fire', 'far', { bubbles: true, composed: true });
      const far = ['far', { n: 1 }, 'outer'];
      expect(await stage.notes()).toStrictEqual([far, far]);
    },
  },
  {
    name: 'event: a tap inside a component is, for the page, a tap on the component',
    page: {
      js: 'Page({ hear({ target }) { getApp().note(target.id); } })',
      wxml: '<view bind:tap="hear"><part id="part" /></view>',
    },
    components: { part: { wxml: '<view id="in">in</view>' } },
    async body(stage) {
      await (await (await stage.find('#part')).find('#in')).tap();
      expect(await stage.notes()).toStrictEqual(['part']);
    },
  },
  {
    name: 'event: touches carry their places; a finger that moves does not tap',
    page: {
      js: `Page({ hear({ type, touches, changedTouches }) {
        getApp().note([type, touches.length, changedTouches.length, changedTouches[0].identifier]);
      } })`,
      wxml: '<view id="it" style="height: 100px" bind:touchstart="hear" bind:touchmove="hear" bind:touchend="hear" bind:tap="hear">it</view>',
    },
    async body(stage) {
      const it = await stage.find('#it');
      await it.touch('touchstart', { x: 10, y: 10 });
      await it.touch('touchmove', { x: 10, y: 60 });
      await it.touch('touchend', { x: 10, y: 60 });
      expect(await stage.notes()).toStrictEqual([
        ['touchstart', 1, 1, 0],
        ['touchmove', 1, 1, 0],
        ['touchend', 0, 1, 0],
      ]);
    },
  },
  {
    name: 'event: a disabled button hears nothing and lets nothing through',
    page: {
      js: 'Page({ hear({ currentTarget }) { getApp().note(currentTarget.id); } })',
      wxml: '<view id="around" bind:tap="hear"><button id="off" disabled bind:tap="hear">off</button><button id="on" bind:tap="hear">on</button></view>',
    },
    async body(stage) {
      await (await stage.find('#off')).tap();
      await (await stage.find('#on')).tap();
      expect(await stage.notes()).toStrictEqual(['on', 'around']);
    },
  },
  {
    name: 'event: what a handler throws reaches onError, and the page goes on',
    page: {
      js: "Page({ data: { n: 0 }, fail() { throw new Error('on purpose'); }, add() { this.setData({ n: this.data.n + 1 }); } })",
      wxml: '<view id="fail" bind:tap="fail"></view><view id="add" bind:tap="add">{{n}}</view>',
    },
    async body(stage) {
      await (await stage.find('#fail')).tap();
      expect(stage.exceptions()).toStrictEqual(['on purpose']);
      expect(await stage.notes()).toStrictEqual(['onError on purpose']);
      await (await stage.find('#add')).tap();
      expect(await stage.texts('#add')).toStrictEqual(['1']);
    },
  },
];
