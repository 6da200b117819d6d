import type { ContractCase } from '../contract-case';

const counter = {
  js: `Component({
    properties: { label: String },
    data: { taps: 0 },
    lifetimes: {
      attached() { getApp().note('attached ' + this.data.label); },
      detached() { getApp().note('detached ' + this.data.label); },
    },
    methods: { count() { this.setData({ taps: this.data.taps + 1 }); } },
  })`,
  wxml: '<view class="count" bind:tap="count">{{label}}:{{taps}}</view>',
};

/** Conditions, lists, templates and WXS (documentation: WXML 语法参考, WXS 语法参考). */
export const templateCases: readonly ContractCase[] = [
  {
    name: 'wx:if: one branch is there, with components made anew each time',
    page: {
      js: 'Page({ data: { which: 1 } })',
      wxml: `
        <counter wx:if="{{which === 1}}" class="c" label="one" />
        <counter wx:elif="{{which === 2}}" class="c" label="two" />
        <counter wx:else class="c" label="else" />`,
    },
    components: { counter },
    async body(stage) {
      expect(await stage.texts('.c')).toStrictEqual(['one:0']);
      await (await stage.find('counter')).call('count');
      expect(await stage.texts('.c')).toStrictEqual(['one:1']);
      await stage.setData({ which: 2 });
      expect(await stage.texts('.c')).toStrictEqual(['two:0']);
      await stage.setData({ which: 3 });
      await stage.setData({ which: 1 });
      expect(await stage.texts('.c')).toStrictEqual(['one:0']);
      const notes = await stage.notes();
      expect(notes.filter((note) => String(note).startsWith('attached'))).toHaveLength(4);
      expect(notes.filter((note) => String(note).startsWith('detached'))).toHaveLength(3);
    },
  },
  {
    name: 'hidden: what is inside stays, with its state',
    page: {
      js: 'Page({ data: { hidden: false } })',
      wxml: '<view id="box" hidden="{{hidden}}"><counter class="c" label="one" /></view>',
    },
    components: { counter },
    async body(stage) {
      const box = await stage.find('#box');
      await (await stage.find('counter')).call('count');
      await stage.setData({ hidden: true });
      expect(await box.style('display')).toBe('none');
      await stage.setData({ hidden: false });
      expect(await box.style('display')).toBe('block');
      expect(await stage.texts('.c')).toStrictEqual(['one:1']);
    },
  },
  {
    name: 'wx:for: arrays, objects, nested, and renamed variables',
    page: {
      js: "Page({ data: { list: ['a', 'b'], map: { x: 1, y: 2 }, rows: [[1, 2], [3]] } })",
      wxml: `
        <text class="list" wx:for="{{list}}" wx:key="*this">{{index}}{{item}}</text>
        <text class="map" wx:for="{{map}}" wx:key="*this">{{index}}{{item}}</text>
        <block wx:for="{{rows}}" wx:for-item="row" wx:for-index="y" wx:key="*this">
          <text class="cell" wx:for="{{row}}" wx:for-index="x" wx:key="*this">{{y}}{{x}}{{item}}</text>
        </block>`,
    },
    async body(stage) {
      expect(await stage.texts('.list')).toStrictEqual(['0a', '1b']);
      expect(await stage.texts('.map')).toStrictEqual(['x1', 'y2']);
      expect(await stage.texts('.cell')).toStrictEqual(['001', '012', '103']);
      await stage.setData({ list: [], 'rows[1][1]': 4 });
      expect(await stage.texts('.list')).toStrictEqual([]);
      expect(await stage.texts('.cell')).toStrictEqual(['001', '012', '103', '114']);
    },
  },
  {
    name: 'wx:key: a component moves with its item and keeps its state',
    page: {
      js: "Page({ data: { list: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] } })",
      wxml: '<counter wx:for="{{list}}" wx:key="id" class="c" label="{{item.id}}" />',
    },
    components: { counter },
    async body(stage) {
      await (await stage.find('counter')).call('count');
      await stage.setData({ list: [{ id: 'c' }, { id: 'd' }, { id: 'a' }] });
      expect(await stage.texts('.c')).toStrictEqual(['c:0', 'd:0', 'a:1']);
      const notes = await stage.notes();
      expect(notes.slice(0, 3)).toStrictEqual(['attached a', 'attached b', 'attached c']);
      expect(notes.slice(3).sort()).toStrictEqual(['attached d', 'detached b']);
    },
  },
  {
    name: 'template: data with spread and renaming, chosen while it runs',
    page: {
      js: "Page({ data: { which: 'big', goods: { name: 'tea', price: 3 } } })",
      wxml: `
        <template name="big"><text class="t">BIG {{name}} {{price}} {{extra}}</text></template>
        <template name="small"><text class="t">small {{name}} {{price}} {{extra}}</text></template>
        <template is="{{which}}" data="{{...goods, extra: which}}" />`,
    },
    async body(stage) {
      expect(await stage.texts('.t')).toStrictEqual(['BIG tea 3 big']);
      await stage.setData({ which: 'small', 'goods.price': 4 });
      expect(await stage.texts('.t')).toStrictEqual(['small tea 4 small']);
    },
  },
  {
    name: 'import and include: templates and pieces of other files',
    page: {
      js: "Page({ data: { who: 'Lin' } })",
      wxml: `
        <import src="./parts.wxml" />
        <template is="greet" data="{{who}}" />
        <include src="foot.wxml" />`,
    },
    files: {
      'parts.wxml': '<template name="greet"><text class="t">hello {{who}}</text></template>',
      'foot.wxml': '<view class="t">foot of {{who}}</view>',
    },
    async body(stage) {
      expect(await stage.texts('.t')).toStrictEqual(['hello Lin', 'foot of Lin']);
    },
  },
  {
    name: 'WXS: inline and from files, with require, in texts, lists and attributes',
    page: {
      js: 'Page({ data: { list: [3, 1, 2], cents: 1250 } })',
      wxml: `
        <wxs module="price" src="./price.wxs"></wxs>
        <wxs module="own">
          function upTo(list, most) {
            var kept = [];
            for (var i = 0; i < list.length; i++) if (list[i] <= most) kept.push(list[i]);
            return kept;
          }
          module.exports = { upTo: upTo, isArray: [].constructor === 'Array', match: getRegExp('^a+$').test('aa') };
        </wxs>
        <text class="t" data-cents="{{price.format(cents)}}">{{price.format(cents)}}</text>
        <text class="t" wx:for="{{own.upTo(list, 2)}}" wx:key="*this">{{item}}</text>
        <text class="t">{{own.isArray}} {{own.match}}</text>`,
    },
    files: {
      'price.wxs':
        "var sign = require('./sign.wxs'); module.exports.format = function (cents) { return sign.yuan + (cents / 100).toFixed(2); };",
      'sign.wxs': "module.exports = { yuan: '¥' };",
    },
    async body(stage) {
      expect(await stage.texts('.t')).toStrictEqual(['¥12.50', '1', '2', 'true true']);
      await stage.setData({ cents: 99 });
      expect(await (await stage.find('.t')).attribute('data-cents')).toBe('¥0.99');
    },
  },
  {
    name: 'WXS: a change observer and an event handler touch elements and call the program',
    page: {
      js: `Page({
        data: { open: false },
        told(what) { getApp().note(what); },
      })`,
      wxss: '.tapped { opacity: 0.25; }',
      wxml: `
        <wxs module="own">
          module.exports.changed = function (now, before, owner, own) {
            owner.selectComponent('#body').setStyle({ opacity: now ? '0.5' : '1' });
            owner.callMethod('told', 'open ' + now);
          };
          module.exports.tapped = function (event, owner) {
            event.instance.addClass('tapped');
            owner.callMethod('told', 'tapped ' + event.instance.getDataset().name);
            return false;
          };
        </wxs>
        <view bind:tap="told">
          <view id="head" data-name="head" open="{{open}}" change:open="{{own.changed}}" bind:tap="{{own.tapped}}">head</view>
        </view>
        <view id="body">body</view>`,
    },
    async body(stage) {
      const notes: unknown[] = [];
      const noted = (expected: readonly unknown[]) =>
        stage.soon(async () => {
          notes.push(...(await stage.notes()));
          expect(notes).toStrictEqual(expected);
        });
      await noted(['open false']);
      await stage.setData({ open: true });
      await noted(['open false', 'open true']);
      expect(await (await stage.find('#body')).style('opacity')).toBe('0.5');
      const head = await stage.find('#head');
      await head.tap();
      await noted(['open false', 'open true', 'tapped head']);
      expect(await head.style('opacity')).toBe('0.25');
    },
  },
];
