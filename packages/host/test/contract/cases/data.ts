import type { ContractCase } from '../contract-case';

/** Data and its way into the view (documentation: WXML 语法参考, setData). */
export const dataCases: readonly ContractCase[] = [
  {
    name: 'data: texts, attributes, classes and styles follow setData',
    page: {
      js: "Page({ data: { word: 'a', size: 1 } })",
      wxml: '<view id="it" class="box box-{{size}}" style="color: {{size > 1 ? \'red\' : \'blue\'}}" data-word="{{word}}">{{word}}-{{size + 1}}</view>',
    },
    async body(stage) {
      const it = await stage.find('#it');
      const look = async () => [
        await it.text(),
        await it.attribute('class'),
        await it.attribute('style'),
        await it.attribute('data-word'),
      ];
      expect(await look()).toStrictEqual(['a-2', 'box box-1', 'color: blue', 'a']);
      await stage.setData({ word: 'b', size: 2 });
      expect(await look()).toStrictEqual(['b-3', 'box box-2', 'color: red', 'b']);
    },
  },
  {
    name: 'data: expressions',
    page: {
      js: "Page({ data: { a: 7, b: 2, no: false, list: [1, 2], deep: { x: { y: 'deep' } }, key: 'x' } })",
      wxml: `
        <text class="e">{{a + b}} {{a - b}} {{a * b}} {{a % b}} {{(a + 1) / b}}</text>
        <text class="e">{{a > b}} {{a === 7}} {{a !== 7}} {{!no}} {{no || 'or'}} {{a && 'and'}}</text>
        <text class="e">{{no ? 'yes' : a > 6 ? 'more' : 'less'}}</text>
        <text class="e">{{list[1]}} {{list.length}} {{deep.x.y}} {{deep[key].y}}</text>
        <text class="e">{{deep.nothing.y}}{{nothing}}</text>
        <text class="e">{{[a, b, 3][2]}} {{'a' + b}}</text>`,
    },
    async body(stage) {
      expect(await stage.texts('.e')).toStrictEqual([
        '9 5 14 1 4',
        'true true false true or and',
        'more',
        '2 2 deep deep',
        '',
        '3 a2',
      ]);
    },
  },
  {
    name: 'data: setData reaches into paths, keeps the rest, and makes what is missing',
    page: {
      js: "Page({ data: { list: [{ n: 1, name: 'one' }], deep: { a: { b: 1, c: 2 } } } })",
      wxml: '<text id="it">{{list[0].n}}{{list[0].name}} {{list[2].n}} {{deep.a.b}}{{deep.a.c}} {{made.here[1]}}</text>',
    },
    async body(stage) {
      await stage.setData({
        'list[0].n': 5,
        'list[2].n': 7,
        'deep.a.b': 9,
        'made.here[1]': 'new',
      });
      expect(await (await stage.find('#it')).text()).toBe('5one 7 92 new');
      expect(await stage.data('deep.a')).toStrictEqual({ b: 9, c: 2 });
    },
  },
  {
    name: 'data: this.data has changed when setData returns, and its callback comes after the view',
    page: {
      js: `Page({
        data: { n: 0 },
        change() {
          this.setData({ n: 1 }, () => {
            this.createSelectorQuery().select('#it').fields({ dataset: true }, (it) => {
              getApp().note('view ' + it.dataset.n);
            }).exec();
          });
          getApp().note('data ' + this.data.n);
        },
      })`,
      wxml: '<view id="it" data-n="{{n}}"></view>',
    },
    async body(stage) {
      await stage.call('change');
      const notes: unknown[] = [];
      await stage.soon(async () => {
        notes.push(...(await stage.notes()));
        expect(notes).toStrictEqual(['data 1', 'view 1']);
      });
    },
  },
  {
    name: 'data: what JSON cannot carry is a warning to the developer',
    page: {
      js: `Page({
        data: {},
        change() { this.setData({ gone: undefined, run: () => 1 }); },
        flood() { this.setData({ text: 'x'.repeat(1024 * 1024) }); },
      })`,
      wxml: '<view></view>',
    },
    async body(stage) {
      await stage.call('change');
      await stage.call('flood');
      await stage.soon(() => {
        const warnings = stage.warnings().join('\n');
        expect(warnings).toContain('Setting data field "gone" to undefined is invalid.');
        expect(warnings).toContain('"run" is a function');
        expect(warnings).toContain('more than 1024 kB in one call');
        return Promise.resolve();
      });
    },
  },
  {
    name: 'data: what leads back to itself is a warning, and the view gets the rest',
    page: {
      js: `
        const store = { word: 'store' };
        store.self = store;
        Page({
          data: { word: 'old', list: [] },
          store,
          change() {
            const item = { word: 'new', list: [1, 2] };
            item.list.push(item);
            this.setData({ item, page: this, word: item.word });
          },
          ask() { return [this.store.self.word, this.data.item.list]; },
        })`,
      wxml: '<text id="it">{{word}} {{item.word}} {{item.list.length}}</text>',
    },
    async body(stage) {
      await stage.call('change');
      expect(await (await stage.find('#it')).text()).toBe('new new 2');
      expect(await stage.call('ask')).toStrictEqual(['store', [1, 2]]);
      expect(stage.warnings().join('\n')).toContain('"item.list.2" is circular');
    },
  },
  {
    name: 'data: boolean attributes, and a text "false" that is true',
    page: {
      wxml: `
        <button id="plain" disabled></button>
        <button id="off" disabled="{{false}}"></button>
        <button id="text" disabled="false"></button>`,
    },
    async body(stage) {
      const disabled = async (id: string) => (await stage.find(id)).property('disabled');
      expect([
        await disabled('#plain'),
        await disabled('#off'),
        await disabled('#text'),
      ]).toStrictEqual([true, false, true]);
    },
  },
  {
    name: 'data: model:value carries the typed text back',
    page: {
      js: "Page({ data: { word: 'a' } })",
      wxml: '<input id="field" model:value="{{word}}" /><text id="it">{{word}}</text>',
    },
    async body(stage) {
      await (await stage.find('#field')).use('input.input', 'typed');
      expect(await stage.data('word')).toBe('typed');
      expect(await (await stage.find('#it')).text()).toBe('typed');
    },
  },
  {
    name: 'data: model: binds a property of a component both ways',
    page: {
      js: "Page({ data: { word: 'a' } })",
      wxml: '<echo id="echo" model:value="{{word}}" /><text id="it">{{word}}</text>',
    },
    components: {
      echo: {
        js: `Component({
          properties: { value: String },
          methods: { change() { this.setData({ value: this.data.value + '!' }); } },
        })`,
        wxml: '<text class="inside">{{value}}</text>',
      },
    },
    async body(stage) {
      await (await stage.find('#echo')).call('change');
      expect(await (await stage.find('#it')).text()).toBe('a!');
      await stage.setData({ word: 'b' });
      expect(await (await stage.find('#echo')).text()).toBe('b');
    },
  },
];
