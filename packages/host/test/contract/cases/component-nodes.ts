import type { ContractCase } from '../contract-case';

/** How components find each other, and a component as a page (documentation: 组件间关系, 获取组件实例). */
export const componentNodeCases: readonly ContractCase[] = [
  {
    name: 'component: relations link and unlink, and find each other',
    page: {
      js: 'Page({ data: { two: true } })',
      wxml: '<list-box id="box"><list-row name="a" /><list-row wx:if="{{two}}" name="b" /></list-box>',
    },
    components: {
      'list-box': {
        js: `Component({
          relations: { './list-row': {
            type: 'child',
            linked(row) { getApp().note('linked ' + row.data.name); },
            unlinked(row) { getApp().note('unlinked ' + row.data.name); },
          } },
          methods: { names() { return this.getRelationNodes('./list-row').map((row) => row.data.name); } },
        })`,
        wxml: '<slot></slot>',
      },
      'list-row': {
        js: `Component({
          properties: { name: String },
          relations: { './list-box': { type: 'parent', linked() { getApp().note('has parent'); } } },
        })`,
        wxml: '<text>{{name}}</text>',
      },
    },
    async body(stage) {
      const notes = await stage.notes();
      expect([...notes].sort()).toStrictEqual(['has parent', 'has parent', 'linked a', 'linked b']);
      const box = await stage.find('#box');
      expect(await box.call('names')).toStrictEqual(['a', 'b']);
      await stage.setData({ two: false });
      expect(await stage.notes()).toStrictEqual(['unlinked b']);
      expect(await box.call('names')).toStrictEqual(['a']);
    },
  },
  {
    name: 'component: an instance in data is the instance itself',
    page: { wxml: '<tab-box id="box"><tab-item id="item" /></tab-box>' },
    components: {
      'tab-box': {
        js: `Component({
          relations: { './tab-item': { type: 'child' } },
          data: { items: [] },
          methods: {
            size() { return this.getRelationNodes('./tab-item').length; },
            take() {
              this.setData({ 'kept.items': this.getRelationNodes('./tab-item') });
              return this.data.kept.items[0].isChild();
            },
          },
        })`,
        wxml: '<slot></slot>',
      },
      'tab-item': {
        js: `Component({
          relations: { './tab-box': { type: 'parent', linked(box) { this.box = box; box.item = this; this.setData({ box }); } } },
          data: { box: null, seen: 0 },
          observers: { box(box) { if (box) this.setData({ seen: box.size() }); } },
          methods: {
            isChild() {
              this.setData({ again: this });
              return this.data.box === this.box && typeof this.data.again.createSelectorQuery === 'function';
            },
          },
        })`,
        wxml: '<text id="seen">{{seen}}</text><tab-look box="{{box}}" />',
      },
      'tab-look': { js: 'Component({ properties: { box: Object } })' },
    },
    async body(stage) {
      expect(await (await stage.find('#item')).data('seen')).toBe(1);
      expect(await (await stage.find('#box')).call('take')).toBe(true);
    },
  },
  {
    name: 'component: selectComponent, selectAllComponents, and what a component exports instead',
    page: {
      js: `Page({
        look() {
          return [
            this.selectComponent('#one').data.n,
            this.selectAllComponents('.part').length,
            this.selectComponent('#open'),
            this.selectComponent('#none'),
            this.selectComponent('#outer >>> #inner').data.n,
          ];
        },
      })`,
      wxml: '<part id="one" class="part" /><part class="part" /><open-part id="open" /><outer id="outer" />',
    },
    components: {
      part: { js: 'Component({ data: { n: 7 } })', wxml: '<view></view>' },
      outer: { wxml: '<part id="inner" />' },
      'open-part': {
        js: "Component({ behaviors: ['wx://component-export'], export() { return { own: 'answer' }; } })",
        wxml: '<view></view>',
      },
    },
    async body(stage) {
      expect(await stage.call('look')).toStrictEqual([7, 2, { own: 'answer' }, null, 7]);
    },
  },
  {
    name: 'component: one as a page gets the query as typed properties',
    page: { wxml: '<view></view>' },
    pages: {
      typed: {
        json: { component: true },
        js: `Component({
          properties: { id: Number, word: String },
          methods: { onLoad(query) { getApp().note([query, this.data.id, this.data.word]); } },
        })`,
        wxml: '<text id="it">{{id}} {{word}}</text>',
      },
    },
    async body(stage) {
      await stage.wx('navigateTo', { url: 'typed?id=12&word=hello' });
      expect(await (await stage.find('#it')).text()).toBe('12 hello');
      expect(await stage.notes()).toStrictEqual([[{ id: '12', word: 'hello' }, 12, 'hello']]);
    },
  },
];
