import type { ContractCase } from '../contract-case';

const hear = `hear({ type, detail, currentTarget }) { getApp().note([currentTarget.id, type, detail.value]); },`;

/** Forms and their fields (documentation: 组件 / 表单组件). */
export const formCases: readonly ContractCase[] = [
  {
    name: 'form: submit gathers the named fields, reset puts them back',
    page: {
      js: `Page({ ${hear} })`,
      wxml: `
        <form id="form" bind:submit="hear" bind:reset="hear">
          <input name="word" value="a" /><input value="nameless" />
          <textarea name="long" value="b"></textarea>
          <switch name="on" checked />
          <slider name="level" value="30" />
          <checkbox-group name="many"><checkbox value="x" checked /><checkbox value="y" /><checkbox value="z" checked /></checkbox-group>
          <radio-group name="one"><radio value="p" /><radio value="q" checked /></radio-group>
          <picker name="at" range="{{['r', 's']}}" value="{{1}}">pick</picker>
          <view><input id="deep" name="deep" value="c" /></view>
          <button id="submit" form-type="submit">submit</button>
          <button id="reset" form-type="reset">reset</button>
        </form>`,
    },
    async body(stage) {
      await (await stage.find('#deep')).use('input.input', 'typed');
      await (await stage.find('#submit')).tap();
      expect(await stage.notes()).toStrictEqual([
        [
          'form',
          'submit',
          {
            word: 'a',
            long: 'b',
            on: true,
            level: 30,
            many: ['x', 'z'],
            one: 'q',
            at: 1,
            deep: 'typed',
          },
        ],
      ]);
      await (await stage.find('#reset')).tap();
      await stage.notes();
      await (await stage.find('#submit')).tap();
      expect(await stage.notes()).toMatchObject([
        ['form', 'submit', { word: '', on: false, many: [], one: '', deep: '' }],
      ]);
    },
  },
  {
    name: 'form: a component with wx://form-field is a field, wx://form-field-button a button',
    page: {
      js: `Page({ ${hear} })`,
      wxml: '<form id="form" bind:submit="hear"><own-field name="own" value="v" /><own-button id="send" /></form>',
    },
    components: {
      'own-field': {
        js: "Component({ behaviors: ['wx://form-field'] })",
        wxml: '<text>{{value}}</text>',
      },
      'own-button': {
        js: "Component({ behaviors: ['wx://form-field-button'] })",
        wxml: '<button id="in" form-type="submit">send</button>',
      },
    },
    async body(stage) {
      await (await (await stage.find('#send')).find('#in')).tap();
      expect(await stage.notes()).toStrictEqual([['form', 'submit', { own: 'v' }]]);
    },
  },
  {
    name: 'form: a list of behaviors may hold a list',
    page: {
      js: `Page({ ${hear} })`,
      wxml: '<form id="form" bind:submit="hear"><own-field name="own" value="v" /><button id="send" form-type="submit" /></form>',
    },
    components: {
      'own-field': {
        js: "Component({ behaviors: [Behavior({ data: { word: 'w' } }), ['wx://form-field']] })",
        wxml: '<text>{{value}} {{word}}</text>',
      },
    },
    async body(stage) {
      expect(await stage.texts('own-field')).toStrictEqual(['v w']);
      await (await stage.find('#send')).tap();
      expect(await stage.notes()).toStrictEqual([['form', 'submit', { own: 'v' }]]);
    },
  },
  {
    name: 'input: tells what is typed, its length is bounded, and data that says the same changes nothing',
    page: {
      js: `Page({ data: { word: '' }, ${hear} })`,
      wxml: '<input id="field" value="{{word}}" maxlength="5" bind:input="hear" /><textarea id="area" bind:input="hear"></textarea>',
    },
    async body(stage) {
      const field = await stage.find('#field');
      await field.use('input.input', 'too long');
      expect(await stage.notes()).toStrictEqual([['field', 'input', 'too l']]);
      expect(await field.property('value')).toBe('too l');
      await stage.setData({ word: 'new' });
      expect(await field.property('value')).toBe('new');
      await (await stage.find('#area')).use('textarea.input', 'two\nlines');
      expect(await stage.notes()).toStrictEqual([['area', 'input', 'two\nlines']]);
    },
  },
  {
    name: 'input: focus and blur come and go with the finger',
    page: {
      js: `Page({ ${hear} })`,
      wxml: '<view id="else" style="height: 40px">else</view><input id="field" value="a" bind:focus="hear" bind:blur="hear" />',
    },
    async body(stage) {
      await (await stage.find('#field')).tap();
      await (await stage.find('#else')).tap();
      expect(await stage.notes()).toStrictEqual([
        ['field', 'focus', 'a'],
        ['field', 'blur', 'a'],
      ]);
    },
  },
  {
    name: 'switch, checkbox, radio and slider tell their value',
    page: {
      js: `Page({ ${hear} })`,
      wxml: `
        <switch id="switch" bind:change="hear" />
        <checkbox-group id="many" bind:change="hear"><checkbox id="x" value="x" /><checkbox id="y" value="y" /></checkbox-group>
        <radio-group id="one" bind:change="hear"><radio id="p" value="p" checked /><radio id="q" value="q" /></radio-group>
        <slider id="slider" min="10" max="50" step="5" bind:change="hear" />`,
    },
    async body(stage) {
      for (const id of ['switch', 'y', 'x', 'y', 'q', 'q'])
        await (await stage.find(`#${id}`)).tap();
      await (await stage.find('#slider')).use('slider.slideTo', 33);
      expect(await stage.notes()).toStrictEqual([
        ['switch', 'change', true],
        ['many', 'change', ['y']],
        ['many', 'change', ['x', 'y']],
        ['many', 'change', ['x']],
        ['one', 'change', 'q'],
        ['slider', 'change', 35],
      ]);
      expect(await (await stage.find('#p')).property('checked')).toBe(false);
    },
  },
  {
    name: 'label: a tap on it is a tap on its control, by id or inside it',
    page: {
      js: `Page({ ${hear} })`,
      wxml: `
        <label id="far" for="switch">far</label><switch id="switch" bind:change="hear" />
        <checkbox-group id="many" bind:change="hear"><label><checkbox value="x" /><text id="near">near</text></label></checkbox-group>`,
    },
    async body(stage) {
      await (await stage.find('#far')).tap();
      await (await stage.find('#near')).tap();
      expect(await stage.notes()).toStrictEqual([
        ['switch', 'change', true],
        ['many', 'change', ['x']],
      ]);
    },
  },
  {
    name: 'swiper: goes where the program says, and tells it',
    page: {
      js: `Page({ data: { at: 0 }, hear({ detail }) { getApp().note(detail.current); } })`,
      wxml: '<swiper id="swiper" current="{{at}}" duration="{{0}}" bind:change="hear"><swiper-item>a</swiper-item><swiper-item>b</swiper-item></swiper>',
    },
    async body(stage) {
      await stage.setData({ at: 1 });
      expect(await (await stage.find('#swiper')).property('current')).toBe(1);
      await (await stage.find('#swiper')).use('swiper.swipeTo', 0);
      expect(await stage.notes()).toContain(0);
    },
  },
];
