import type { ContractCase } from '../contract-case';

/** What WeChat's own compiler (wcc of miniprogram-compiler 0.2.3) makes of odd templates. */
export const wccCases: readonly ContractCase[] = [
  {
    name: 'wcc: the older name wx:for-items makes a list too',
    page: {
      js: "Page({ data: { list: ['a', 'b'] } })",
      wxml: `<text class="it" wx:for-items="{{list}}" wx:key="*this">{{index}}{{item}}</text>
        <text class="in" wx:for-items="{{[1]}}" wx:for-item="n" wx:for-index="i">{{i}}{{n}}</text>`,
    },
    async body(stage) {
      expect(await stage.texts('.it')).toStrictEqual(['0a', '1b']);
      expect(await stage.texts('.in')).toStrictEqual(['01']);
      await stage.setData({ list: ['c'] });
      expect(await stage.texts('.it')).toStrictEqual(['0c']);
    },
  },
  {
    name: 'wcc: escapes in text and attributes are what they stand for',
    page: {
      js: "Page({ data: { b: 'B' } })",
      wxml: String.raw`
        <text id="text">a\nb\tc\\d\"e\'f\dg\u0041{{b}}\n{{'x\ny'}}<!-- \n -->!</text>
        <text id="only">\n</text>
        <view id="value" data-a="1\n2{{b}}\t3" data-b='\"\d'></view>`,
    },
    async body(stage) {
      const text = await stage.run(`() => new Promise((resolve) => wx.createSelectorQuery()
        .select('#value').fields({ dataset: true }, ({ dataset }) => resolve(dataset)).exec())`);
      expect(text).toStrictEqual({ a: '1\n2B\t3', b: '"\\d' });
      expect(await (await stage.find('#text')).text()).toBe('a\nb\tc\\d"e\'f\\dg\\u0041B\nx\ny!');
      expect(await (await stage.find('#only')).wxml()).toContain('\n');
    },
  },
  {
    name: 'wcc: WXS may call a variable what only JavaScript reserves',
    page: {
      wxml: `<wxs module="m">
        var kept = { class: 'a' };
        function of(const, enum) { var class = kept.class; if (const) class += enum; return class }
        module.exports = { of: of, class: 'c' };</wxs>
        <text id="it">{{m.of(true, 'b')}}{{m.class}}</text>`,
    },
    async body(stage) {
      expect(await (await stage.find('#it')).text()).toBe('abc');
    },
  },
  {
    name: 'wcc: a value without its first quotation mark ends at the second',
    page: {
      wxml: '<view id="it" data-url=https://a.b/c.jpg?x=1&y=2"\n data-z="z"><text id="in">in</text></view>',
    },
    async body(stage) {
      const dataset = await stage.run(`() => new Promise((resolve) => wx.createSelectorQuery()
        .select('#it').fields({ dataset: true }, ({ dataset }) => resolve(dataset)).exec())`);
      expect(dataset).toStrictEqual({ url: 'https://a.b/c.jpg?x=1&y=2', z: 'z' });
      expect(await (await stage.find('#in')).text()).toBe('in');
    },
  },
  {
    name: 'wcc: a template that is not there draws nothing, and ends nothing',
    page: {
      wxml: '<import src="./gone.wxml"/><template is="gone"/><include src="./none"/><text id="in">in</text>',
    },
    async body(stage) {
      expect(await (await stage.find('#in')).text()).toBe('in');
    },
  },
];
