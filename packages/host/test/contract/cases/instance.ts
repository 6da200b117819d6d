import type { ContractCase } from '../contract-case';

/** What hangs on the instance of a page or component rather than on its definition. */
export const instanceCases: readonly ContractCase[] = [
  {
    name: 'instance: a handler that a page put on itself runs, also in place of its own',
    page: {
      js: `Page({
        data: { name: '' },
        onLoad() {
          const original = this.tap;
          this.tap = (event) => { getApp().note('wrapped'); original(event); };
          this['e0'] = ({ type }) => getApp().note('e0 ' + type);
          this.setData({ name: 'e0' });
        },
        tap({ type }) { getApp().note('own ' + type); },
      })`,
      wxml: '<view id="own" bindtap="tap"></view><view id="made" bindtap="{{name}}"></view>',
    },
    async body(stage) {
      await (await stage.find('#own')).tap();
      await (await stage.find('#made')).tap();
      expect(await stage.notes()).toStrictEqual(['wrapped', 'own tap', 'e0 tap']);
    },
  },
  {
    name: 'instance: a handler that a component put on itself in attached runs',
    page: { wxml: '<part id="part" />' },
    components: {
      part: {
        js: `Component({
          lifetimes: { attached() {
            const original = this.tap;
            this.tap = (event) => { getApp().note('wrapped'); original.call(this, event); };
          } },
          methods: { tap({ type }) { getApp().note([type, this.is.split('/').pop()]); } },
        })`,
        wxml: '<view id="in" bindtap="tap"></view>',
      },
    },
    async body(stage) {
      await (await (await stage.find('#part')).find('#in')).tap();
      expect(await stage.notes()).toStrictEqual(['wrapped', ['tap', 'part']]);
    },
  },
  {
    name: 'instance: functions of Page() and App() keep their this wherever they go',
    page: {
      js: `Page({
        data: { n: 0 },
        onLoad() {
          const { bump } = this;
          bump();
          wx.getStorageInfo({ success: this.got });
          setTimeout(this.tick, 0);
        },
        bump() { this.setData({ n: this.data.n + 1 }); },
        got() { this.setData({ n: this.data.n + 10 }); },
        tick() { this.setData({ n: this.data.n + 100 }); },
        count() { const { count } = getApp(); return [count(), count()]; },
      })`,
      wxml: '<text id="n">{{n}}</text>',
    },
    async body(stage) {
      await stage.soon(async () => {
        expect(await (await stage.find('#n')).text()).toBe('111');
      });
      expect(await stage.call('count')).toStrictEqual([1, 2]);
    },
  },
  {
    name: 'instance: methods of Component() are not bound, what hangs on a function stays there',
    page: {
      js: `
        const throttled = function () { return this === undefined ? 'lost' : 'page'; };
        throttled.cancel = () => 'cancelled';
        Page({ throttled, ask() { const { throttled } = this; return [throttled(), throttled.cancel()]; } })`,
      wxml: '<part id="part" />',
    },
    components: {
      part: {
        js: `Component({ methods: {
          who() { return this === undefined ? 'nobody' : 'part'; },
          ask() { const { who } = this; return [who(), this.who()]; },
        } })`,
        wxml: '<view></view>',
      },
    },
    async body(stage) {
      expect(await stage.call('ask')).toStrictEqual(['page', 'cancelled']);
      const part = await stage.find('#part');
      expect(await part.call('ask')).toStrictEqual(['nobody', 'part']);
    },
  },
  {
    name: 'instance: an event whose handler is not there is a warning, once',
    page: {
      wxml: '<view id="in" bindtap="nobody"></view>',
    },
    async body(stage) {
      await (await stage.find('#in')).tap();
      await (await stage.find('#in')).tap();
      const warnings = stage.warnings().filter((text) => text.includes('"nobody"'));
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toMatch(
        /^Component ".+\/page" does not have a method "nobody" to handle event "tap"\.$/,
      );
    },
  },
  {
    name: 'instance: what is wrong in a definition is a warning, and the component works without it',
    page: { wxml: '<part id="part" both="text" named="word" on="{{1}}" />' },
    components: {
      part: {
        js: `Component({
          properties: {
            both: { type: [Boolean, String], value: false },
            named: { type: 'Text', observer: 'nowhere' },
            on: Number,
          },
          observers: { on: 'nobody' },
        })`,
        wxml: '<text class="in">{{both}} {{named}} {{on}}</text><button business-id="1">b</button>',
      },
    },
    async body(stage) {
      expect(await (await stage.find('#part')).text()).toBe('text word 1b');
      const warnings = stage.warnings().filter((text) => text.includes('/part": '));
      expect(warnings.map((text) => text.replace(/.*\/part": /, '').trim())).toStrictEqual([
        'the type of property "both" is illegal',
        'the type of property "named" is illegal',
        'Cannot find method "nowhere" for observer of property "named".',
        'the "undefined" observer is not a function.',
      ]);
      expect(stage.warnings().join()).not.toContain('businessId');
    },
  },
  {
    name: 'instance: a WebView page has no app bar, which is null',
    page: { js: 'Page({ ask() { return this.getAppBar() === null; } })' },
    async body(stage) {
      expect(await stage.call('ask')).toBe(true);
    },
  },
];
