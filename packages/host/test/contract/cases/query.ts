import type { ContractCase } from '../contract-case';

/** Selector queries that need no layout (documentation: API / WXML). */
export const queryCases: readonly ContractCase[] = [
  {
    name: 'query: ids, datasets, marks, properties and styles of what matches',
    page: {
      js: `Page({ ask() {
        return new Promise((resolve) => {
          const query = this.createSelectorQuery();
          query.select('#one').fields({ id: true, dataset: true, mark: true });
          query.selectAll('.some').fields({ dataset: true });
          query.select('#field').fields({ properties: ['value', 'maxlength'], computedStyle: ['opacity'] });
          query.select('#none').fields({ id: true });
          query.selectAll('#none').fields({ id: true });
          query.exec(resolve);
        });
      } })`,
      wxml: `
        <view id="one" class="some" data-n="{{1}}" mark:m="x"></view>
        <view class="some" data-n="{{2}}"></view>
        <input id="field" value="v" maxlength="9" style="opacity: 0.5" />`,
    },
    async body(stage) {
      expect(await stage.call('ask')).toStrictEqual([
        { id: 'one', dataset: { n: 1 }, mark: { m: 'x' } },
        [{ dataset: { n: 1 } }, { dataset: { n: 2 } }],
        { value: 'v', maxlength: 9, opacity: '0.5' },
        null,
        [],
      ]);
    },
  },
  {
    name: 'query: stays outside of components, and inside with in()',
    page: {
      js: `Page({ ask() {
        return new Promise((resolve) => {
          const query = wx.createSelectorQuery();
          query.selectAll('.it').fields({ id: true });
          query.selectAll('#part >>> .it').fields({ id: true });
          query.in(this.selectComponent('#part')).selectAll('.it').fields({ id: true });
          query.exec(resolve);
        });
      } })`,
      wxml: '<view id="own" class="it"></view><part id="part" />',
    },
    components: { part: { wxml: '<view id="in" class="it"></view>' } },
    async body(stage) {
      expect(await stage.call('ask')).toStrictEqual([
        [{ id: 'own' }],
        [{ id: 'in' }],
        [{ id: 'in' }],
      ]);
    },
  },
  {
    name: 'query: answers come later, each to its own callback and then all together',
    page: {
      js: `Page({ ask() {
        const query = this.createSelectorQuery();
        query.select('#it').fields({ id: true }, ({ id }) => getApp().note('one ' + id));
        query.selectViewport().fields({ dataset: true }, () => getApp().note('viewport'));
        query.exec((all) => getApp().note('all ' + all.length));
        getApp().note('asked');
      } })`,
      wxml: '<view id="it"></view>',
    },
    async body(stage) {
      await stage.call('ask');
      const notes: unknown[] = [];
      await stage.soon(async () => {
        notes.push(...(await stage.notes()));
        expect(notes).toStrictEqual(['asked', 'one it', 'viewport', 'all 2']);
      });
    },
  },
  {
    name: 'query: the automation’s own selectors and WXML show components opened',
    page: {
      wxml: '<view id="around" class="a b"><part id="part" word="w">slotted</part></view>',
    },
    components: {
      part: {
        js: 'Component({ properties: { word: String } })',
        wxml: '<text>{{word}}</text><slot></slot>',
      },
    },
    async body(stage) {
      expect(await stage.texts('view.a.b > part')).toStrictEqual(['wslotted']);
      expect(await stage.texts('text')).toStrictEqual([]);
      expect(await stage.texts('part >>> text')).toStrictEqual(['w']);
      expect(await (await stage.find('#part')).wxml()).toBe('<text>w</text>slotted');
    },
  },
];
