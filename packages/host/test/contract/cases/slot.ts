import type { ContractCase } from '../contract-case';

/** Slots, styles and abstract nodes of components (documentation: 组件模板和样式, 抽象节点). */
export const slotCases: readonly ContractCase[] = [
  {
    name: 'slot: content belongs to the page and changes with its data',
    page: {
      js: "Page({ data: { word: 'a' }, tapped() { getApp().note('page'); } })",
      wxml: '<frame id="frame"><text id="in" bind:tap="tapped">{{word}}</text></frame>',
    },
    components: {
      frame: {
        js: "Component({ data: { word: 'of the frame' }, methods: { tapped() { getApp().note('frame'); } } })",
        wxml: '<view class="head">{{word}}</view><view class="body"><slot></slot></view>',
      },
    },
    async body(stage) {
      await stage.setData({ word: 'b' });
      expect(await (await stage.find('#frame')).text()).toBe('of the frameb');
      await (await stage.find('#in')).tap();
      expect(await stage.notes()).toStrictEqual(['page']);
    },
  },
  {
    name: 'slot: several by name, moving when the name changes',
    page: {
      js: "Page({ data: { at: 'head' } })",
      wxml: '<frame id="frame"><text slot="{{at}}">words</text><text slot="foot">end</text></frame>',
    },
    components: {
      frame: {
        js: 'Component({ options: { multipleSlots: true } })',
        wxml: '<view class="p">H<slot name="head"></slot></view><view class="p">F<slot name="foot"></slot></view>',
      },
    },
    async body(stage) {
      const frame = await stage.find('#frame');
      expect(await frame.text()).toBe('HwordsFend');
      await stage.setData({ at: 'foot' });
      expect(await frame.text()).toBe('HFwordsend');
      await stage.setData({ at: 'none' });
      expect(await frame.text()).toBe('HFend');
    },
  },
  {
    name: 'slot: inside a condition it comes and goes with what is in it',
    page: { wxml: '<frame id="frame"><part /></frame>' },
    components: {
      frame: {
        js: 'Component({ data: { open: true }, methods: { set(open) { this.setData({ open }); } } })',
        wxml: '<view wx:if="{{open}}"><slot></slot></view>',
      },
      part: {
        js: `Component({ lifetimes: {
          attached() { getApp().note('attached'); },
          detached() { getApp().note('detached'); },
        } })`,
        wxml: 'part',
      },
    },
    async body(stage) {
      const frame = await stage.find('#frame');
      expect(await frame.text()).toBe('part');
      await frame.call('set', false);
      expect(await frame.text()).toBe('');
      await frame.call('set', true);
      expect(await frame.text()).toBe('part');
      expect((await stage.notes())[0]).toBe('attached');
    },
  },
  {
    name: 'style: classes of page and component do not reach into each other; external classes do',
    page: {
      wxss: '.it { opacity: 0.25; } .mine { opacity: 0.75; }',
      wxml: '<view id="own" class="it"></view><part id="part" class="it" look="mine" />',
    },
    components: {
      part: {
        js: "Component({ externalClasses: ['look'] })",
        wxss: '.it { opacity: 0.5; }',
        wxml: '<view id="in" class="it"></view><view id="given" class="look"></view>',
      },
    },
    async body(stage) {
      const part = await stage.find('#part');
      const opacity = async (...parts: readonly { style(name: string): Promise<string> }[]) =>
        await Promise.all(parts.map((one) => one.style('opacity')));
      expect(
        await opacity(
          await stage.find('#own'),
          part,
          await part.find('#in'),
          await part.find('#given'),
        ),
      ).toStrictEqual(['0.25', '0.25', '0.5', '0.75']);
    },
  },
  {
    name: 'style: apply-shared lets the page’s classes in, shared lets the component’s out',
    page: {
      wxss: '.page { opacity: 0.25; }',
      wxml: '<open-part id="a" /><sharing-part id="b" /><view id="own" class="theirs"></view>',
    },
    components: {
      'open-part': {
        js: "Component({ options: { styleIsolation: 'apply-shared' } })",
        wxml: '<view class="page in"></view>',
      },
      'sharing-part': {
        js: "Component({ options: { styleIsolation: 'shared' } })",
        wxss: '.theirs { opacity: 0.5; }',
        wxml: '<view class="page in"></view>',
      },
    },
    async body(stage) {
      const a = await (await stage.find('#a')).find('.in');
      const b = await (await stage.find('#b')).find('.in');
      expect([
        await a.style('opacity'),
        await b.style('opacity'),
        await (await stage.find('#own')).style('opacity'),
      ]).toStrictEqual(['0.25', '0.25', '0.5']);
    },
  },
  {
    name: 'component: a virtual host has no element; its content stands in the page',
    page: { wxml: '<view id="around"><ghost id="ghost" class="g" /></view>' },
    components: {
      ghost: {
        js: 'Component({ options: { virtualHost: true } })',
        wxml: '<view class="in">ghost</view>',
      },
    },
    async body(stage) {
      const parent = await stage.run(
        '() => new Promise((resolve) => wx.createSelectorQuery().selectAll("#around > .g").fields({ size: true }, resolve).exec())',
      );
      expect(Array.isArray(parent)).toBe(true);
      expect(await (await stage.find('#around')).text()).toBe('ghost');
      expect(await (await (await stage.find('#ghost')).find('.in')).text()).toBe('ghost');
    },
  },
  {
    name: 'component: an abstract node is what the page puts there',
    page: {
      wxml: '<chooser generic:option="round-option" /><chooser generic:option="square-option" />',
    },
    components: {
      chooser: {
        json: { componentGenerics: { option: true } },
        wxml: '<option value="1" />',
      },
      'round-option': {
        js: 'Component({ properties: { value: String } })',
        wxml: '<text>({{value}})</text>',
      },
      'square-option': {
        js: 'Component({ properties: { value: String } })',
        wxml: '<text>[{{value}}]</text>',
      },
    },
    async body(stage) {
      expect(await stage.texts('chooser')).toStrictEqual(['(1)', '[1]']);
    },
  },
  {
    name: 'component: an abstract node that nobody puts there is only its slot',
    page: {
      wxml: '<chooser id="none">a</chooser><chooser id="gone" generic:option="gone-option">b</chooser>',
    },
    components: {
      chooser: {
        json: { componentGenerics: { option: true } },
        wxml: '<option><text><slot /></text></option>',
      },
    },
    async body(stage) {
      expect(await stage.texts('chooser')).toStrictEqual(['a', 'b']);
    },
  },
];
