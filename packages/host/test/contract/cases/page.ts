import type { ContractCase } from '../contract-case';

const hooks = (name: string) => `
  onLoad(query) { getApp().note('${name} load ' + JSON.stringify(query)); },
  onShow() { getApp().note('${name} show'); },
  onReady() { getApp().note('${name} ready'); },
  onHide() { getApp().note('${name} hide'); },
  onUnload() { getApp().note('${name} unload'); },`;

const two = {
  page: { js: `Page({ ${hooks('first')} })`, wxml: '<view>first</view>' },
  pages: { second: { js: `Page({ ${hooks('second')} })`, wxml: '<view>second</view>' } },
};

/** Pages and the stack (documentation: 页面生命周期, 页面路由). */
export const pageCases: readonly ContractCase[] = [
  {
    ...two,
    name: 'page: hooks in order while pages open, close, replace and start again',
    async body(stage) {
      expect(await stage.notes()).toStrictEqual([
        'first load {"from":"contract"}',
        'first show',
        'first ready',
      ]);
      await stage.wx('navigateTo', { url: 'second?a=1&b=x%20y' });
      expect(await stage.notes()).toStrictEqual([
        'first hide',
        'second load {"a":"1","b":"x%20y"}',
        'second show',
        'second ready',
      ]);
      await stage.wx('navigateBack');
      expect(await stage.notes()).toStrictEqual(['second unload', 'first show']);
      await stage.wx('redirectTo', { url: 'second' });
      expect(await stage.notes()).toStrictEqual([
        'first unload',
        'second load {}',
        'second show',
        'second ready',
      ]);
      await stage.wx('reLaunch', { url: 'page' });
      expect(await stage.notes()).toStrictEqual([
        'second unload',
        'first load {}',
        'first show',
        'first ready',
      ]);
    },
  },
  {
    ...two,
    name: 'page: ten on the stack and no more; back over several at once',
    async body(stage) {
      for (let depth = 1; depth < 10; depth += 1) await stage.wx('navigateTo', { url: 'second' });
      await expect(stage.wx('navigateTo', { url: 'second' })).rejects.toThrow(
        'webview count limit exceed',
      );
      await stage.wx('navigateBack', { delta: 7 });
      expect(await stage.stack()).toStrictEqual(['page', 'second', 'second']);
      await stage.wx('navigateBack', { delta: 99 });
      expect(await stage.stack()).toStrictEqual(['page']);
      await expect(stage.wx('navigateBack')).rejects.toThrow('cannot navigate back at first page');
      await expect(stage.wx('redirectTo', { url: 'nowhere' })).rejects.toThrow('is not found');
    },
  },
  {
    name: 'page: tabs keep their pages, everything above them goes',
    page: { js: `Page({ ${hooks('page')} })`, wxml: '<view></view>' },
    async body(stage) {
      await stage.wx('switchTab', { url: '/tabs/first' });
      await stage.wx('navigateTo', { url: 'page' });
      await stage.notes();
      await stage.wx('switchTab', { url: '/tabs/second' });
      await stage.wx('switchTab', { url: '/tabs/first' });
      expect(await stage.notes()).toStrictEqual([
        'page unload',
        'tabs/second load',
        'tabs/second show',
        'tabs/second hide',
        'tabs/first show',
      ]);
      await expect(stage.wx('navigateTo', { url: '/tabs/second' })).rejects.toThrow(
        'can not navigateTo a tabbar page',
      );
      await expect(stage.wx('switchTab', { url: 'page' })).rejects.toThrow(
        'can not switch to no-tabBar page',
      );
    },
  },
  {
    name: 'page: an event channel carries words both ways',
    page: {
      js: `Page({ open() {
        return new Promise((resolve) => wx.navigateTo({
          url: './second',
          events: { up: (words) => getApp().note('up ' + words) },
          success: ({ eventChannel }) => { eventChannel.emit('down', 'from below'); resolve(); },
        }));
      } })`,
      wxml: '<view></view>',
    },
    pages: {
      second: {
        js: `Page({ onLoad() {
          const channel = this.getOpenerEventChannel();
          channel.on('down', (words) => { getApp().note('down ' + words); channel.emit('up', 'from above'); });
        } })`,
        wxml: '<view></view>',
      },
    },
    async body(stage) {
      await stage.call('open');
      expect(await stage.notes()).toStrictEqual(['down from below', 'up from above']);
    },
  },
  {
    name: 'page: getCurrentPages, route and options; data of the page below can be read',
    page: { js: "Page({ data: { word: 'below' } })", wxml: '<view></view>' },
    pages: {
      second: {
        js: `Page({ onLoad() {
          const pages = getCurrentPages();
          getApp().note([pages.length, pages[0].data.word, pages[1] === this, this.route.split('/').pop(), this.options]);
        } })`,
        wxml: '<view></view>',
      },
    },
    async body(stage) {
      await stage.wx('navigateTo', { url: 'second?x=1' });
      expect(await stage.notes()).toStrictEqual([[2, 'below', true, 'second', { x: '1' }]]);
    },
  },
  {
    name: 'page: behaviors of a page bring data, methods and hooks',
    page: {
      js: `
        const shared = Behavior({
          data: { shared: 'yes' },
          lifetimes: { attached() { getApp().note('behavior attached'); } },
          methods: { both() { return 'behavior'; }, only() { return this.data.shared; } },
        });
        Page({ behaviors: [shared], both() { return 'page'; } })`,
      wxml: '<text id="it">{{shared}}</text>',
    },
    async body(stage) {
      expect(await (await stage.find('#it')).text()).toBe('yes');
      expect([await stage.call('both'), await stage.call('only')]).toStrictEqual(['page', 'yes']);
      expect(await stage.notes()).toStrictEqual(['behavior attached']);
    },
  },
  {
    name: 'page: a navigator opens what it names',
    page: { wxml: '<navigator id="go" url="./second?x=1">go</navigator>' },
    pages: { second: { wxml: '<view></view>' } },
    async body(stage) {
      await (await stage.find('#go')).tap();
      expect(await stage.stack()).toStrictEqual(['page', 'second']);
    },
  },
  {
    name: 'page: promises, timers and nextTick run after the code that asked for them',
    page: {
      js: `Page({ order() {
        setTimeout(() => getApp().note('timer'), 0);
        Promise.resolve().then(() => getApp().note('promise'));
        wx.nextTick(() => getApp().note('tick'));
        getApp().note('now');
      } })`,
      wxml: '<view></view>',
    },
    async body(stage) {
      await stage.call('order');
      const notes: unknown[] = [];
      await stage.soon(async () => {
        notes.push(...(await stage.notes()));
        expect(notes).toHaveLength(4);
      });
      expect(notes[0]).toBe('now');
      expect(notes.indexOf('promise')).toBeLessThan(notes.indexOf('timer'));
    },
  },
];
