import type { ContractCase } from '../contract-case';

/** Components: lifetimes, properties, observers (documentation: 自定义组件). */
export const componentCases: readonly ContractCase[] = [
  {
    name: 'component: created, attached, page shown, ready, detached',
    page: {
      js: 'Page({ data: { shown: true }, onLoad() { getApp().note("onLoad"); }, onReady() { getApp().note("onReady"); } })',
      wxml: '<part wx:if="{{shown}}" />',
    },
    components: {
      part: {
        js: `Component({
          data: { n: 0 },
          lifetimes: {
            created() { getApp().note('created'); },
            attached() { getApp().note('attached'); },
            ready() { getApp().note('ready'); },
            detached() { getApp().note('detached'); },
          },
          pageLifetimes: {
            show() { getApp().note('page show'); },
            hide() { getApp().note('page hide'); },
          },
        })`,
        wxml: '<view></view>',
      },
    },
    async body(stage) {
      await stage.setData({ shown: false });
      expect(await stage.notes()).toStrictEqual([
        'created',
        'attached',
        'onLoad',
        'page show',
        'ready',
        'onReady',
        'detached',
      ]);
    },
  },
  {
    name: 'component: lifetimes of nested components, children before parents',
    page: { wxml: '<outer />' },
    components: {
      outer: {
        js: `Component({ lifetimes: {
          attached() { getApp().note('outer attached'); },
          ready() { getApp().note('outer ready'); },
        } })`,
        wxml: '<inner />',
      },
      inner: {
        js: `Component({ lifetimes: {
          attached() { getApp().note('inner attached'); },
          ready() { getApp().note('inner ready'); },
        } })`,
        wxml: '<view></view>',
      },
    },
    async body(stage) {
      const notes = await stage.notes();
      expect([...notes].sort()).toStrictEqual([
        'inner attached',
        'inner ready',
        'outer attached',
        'outer ready',
      ]);
      // Documentation fixes that attached comes before ready, for each of them.
      expect(notes.slice(2).every((note) => String(note).endsWith('ready'))).toBe(true);
    },
  },
  {
    name: 'component: properties with types, defaults and dashed names',
    page: {
      js: "Page({ data: { n: '12', list: [1] } })",
      wxml: '<part id="part" some-text="hello" count="{{n}}" on list="{{list}}" any="{{list}}" />',
    },
    components: {
      part: {
        js: `Component({
          properties: {
            someText: String, count: Number, on: Boolean, list: Array, any: null,
            word: { type: String, value: 'default' },
            box: { type: Object, value: null },
            both: { type: Number, optionalTypes: [String], value: 0 },
          },
        })`,
        wxml: '<text class="in">{{someText}} {{word}}</text>',
      },
    },
    async body(stage) {
      const part = await stage.find('#part');
      expect(await part.text()).toBe('hello default');
      expect(await part.data()).toStrictEqual({
        someText: 'hello',
        count: 12,
        on: true,
        list: [1],
        any: [1],
        word: 'default',
        box: null,
        both: 0,
      });
    },
  },
  {
    name: 'component: observers of fields, several, inside and everything',
    page: {
      js: 'Page({ data: { size: 1 } })',
      wxml: '<part id="part" size="{{size}}" />',
    },
    components: {
      part: {
        js: `Component({
          properties: { size: Number },
          data: { deep: { a: 1 }, list: [1, 2], twice: 0 },
          observers: {
            size(size) { this.setData({ twice: size * 2 }); },
            'deep.a, list[1]'(a, second) { getApp().note(['two', a, second]); },
            'deep.**'(deep) { getApp().note(['inside', deep]); },
          },
          methods: { change(data) { this.setData(data); } },
        })`,
        wxml: '<text>{{twice}}</text>',
      },
    },
    async body(stage) {
      const part = await stage.find('#part');
      expect(await part.text()).toBe('2');
      await stage.setData({ size: 4 });
      expect(await part.text()).toBe('8');
      await stage.notes();
      await part.call('change', { 'deep.a': 5 });
      expect(await stage.notes()).toStrictEqual([
        ['two', 5, 2],
        ['inside', { a: 5 }],
      ]);
      await part.call('change', { 'list[1]': 7 });
      expect(await stage.notes()).toStrictEqual([['two', 5, 7]]);
    },
  },
  {
    name: 'component: an observer fires although the value is the same, a property’s own observer does not',
    page: { js: 'Page({ data: { size: 1 } })', wxml: '<part id="part" size="{{size}}" />' },
    components: {
      part: {
        js: `Component({
          properties: { size: { type: Number, observer(now, before) { getApp().note(['own', now, before]); } } },
          observers: { size(size) { getApp().note(['observers', size]); } },
          methods: { change(data) { this.setData(data); } },
        })`,
        wxml: '<view></view>',
      },
    },
    async body(stage) {
      await stage.notes();
      await (await stage.find('#part')).call('change', { size: 1 });
      expect(await stage.notes()).toStrictEqual([['observers', 1]]);
      await (await stage.find('#part')).call('change', { size: 2 });
      expect(await stage.notes()).toStrictEqual([
        ['observers', 2],
        ['own', 2, 1],
      ]);
    },
  },
  {
    name: 'component: behaviors merge data, properties, methods and lifetimes, the component last',
    page: { wxml: '<part id="part" a="1" b="2" />' },
    components: {
      part: {
        js: `
          const base = Behavior({
            properties: { a: Number },
            data: { from: 'base', box: { x: 1, y: 1 } },
            lifetimes: { attached() { getApp().note('base attached'); } },
            methods: { who() { return 'base'; }, onlyBase() { return 'only base'; } },
          });
          const over = Behavior({
            behaviors: [base],
            data: { from: 'over', box: { y: 2 } },
            lifetimes: { attached() { getApp().note('over attached'); } },
            methods: { who() { return 'over'; } },
          });
          Component({
            behaviors: [over],
            properties: { b: Number },
            data: { box: { z: 3 } },
            lifetimes: { attached() { getApp().note('own attached'); } },
            methods: { who() { return 'own'; } },
          })`,
        wxml: '<text>{{a}}{{b}}{{from}}</text>',
      },
    },
    async body(stage) {
      const part = await stage.find('#part');
      expect(await part.text()).toBe('12over');
      expect(await part.call('who')).toBe('own');
      expect(await part.call('onlyBase')).toBe('only base');
      expect(await part.data('box')).toStrictEqual({ x: 1, y: 2, z: 3 });
      expect(await stage.notes()).toStrictEqual(['base attached', 'over attached', 'own attached']);
    },
  },
  {
    name: 'component: pure data is in this.data and not in the view',
    page: { wxml: '<part id="part" />' },
    components: {
      part: {
        js: `Component({
          options: { pureDataPattern: /^_/ },
          data: { _secret: 1, shown: 2 },
        })`,
        wxml: '<text>[{{_secret}}] [{{shown}}]</text>',
      },
    },
    async body(stage) {
      const part = await stage.find('#part');
      expect(await part.text()).toBe('[] [2]');
      expect(await part.data('_secret')).toBe(1);
    },
  },
  {
    name: 'component: what is wrong with many is told once, and again at the tenth',
    page: {
      js: 'Page({ data: { rows: Array.from({ length: 12 }, (_, n) => ({ n })) } })',
      wxml: '<titled-row wx:for="{{rows}}" wx:key="n" title="{{item.none}}" />',
    },
    components: {
      'titled-row': { js: 'Component({ properties: { title: { type: String, value: "" } } })' },
    },
    body(stage) {
      const told = stage.warnings().filter((text) => text.includes('property "title"'));
      expect(told).toStrictEqual([
        expect.stringMatching(/instead\.$/) as string,
        expect.stringMatching(/instead\. \(10 times\)$/) as string,
      ]);
      return Promise.resolve();
    },
  },
];
