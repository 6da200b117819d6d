/** @jest-environment ./test/support/jest-environment.ts */
import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import { componentDifferences, onBothEngines } from '../../../support/engines/both-engines';
import type { EngineMount } from '../../../support/engines/engine';
import { sheetGone } from '../../../support/engines/sheet-gone';
import type { ComponentMount } from '../../../support/mount';

const texts = zhCn.phoneManual;
const picker: ComponentMount = {
  using: { 'region-picker': 'components/region-picker/region-picker' },
  wxml: '<region-picker id="it" show="{{show}}" texts="{{texts}}" regions="{{regions}}" chosen="{{chosen}}" bind:select="select" bind:close="close" />',
  data: {
    show: true,
    chosen: '852',
    texts,
    regions: [
      { code: '86', name: '中国' },
      { code: '852', name: '中国香港' },
      { code: '1', name: '美国' },
    ],
  },
  handlers: ['select', 'close'],
};

const rows = (mount: EngineMount) =>
  mount.findAll('#it', '.region-picker__row').map((row) => row.text());

onBothEngines((engine) => {
  it('lists every region with its code', async () => {
    const mount = await engine.mount(picker);
    expect(rows(mount)).toStrictEqual(['中国+86', '中国香港+852', '美国+1']);
    const [row] = mount.findAll('#it', '.region-picker__row');
    expect([row?.bound('ariaRole'), row?.bound('ariaLabel')]).toStrictEqual(['radio', '中国 +86']);
  });

  it('marks the code that is chosen, and has it in sight', async () => {
    const mount = await engine.mount(picker);
    const marked = mount
      .findAll('#it', '.region-picker__row')
      .map((row) => row.bound('ariaChecked'));
    expect(marked).toStrictEqual([false, true, false]);
    expect(mount.findAll('#it', '.region-picker__tick')).toHaveLength(1);
    const list = mount.find('#it', '.region-picker__list').bound('scrollIntoView');
    expect(list).toBe('region-852');
    expect(mount.findAll('#it', '#region-852')).toHaveLength(1);
  });

  it('shows a chosen code that is not listed first', async () => {
    const mount = await engine.mount({ ...picker, data: { ...picker.data, chosen: '254' } });
    expect(rows(mount)[0]).toBe(`${texts.otherCode}+254`);
    expect(mount.find('#it', '.region-picker__row').bound('ariaChecked')).toBe(true);
  });

  it('searches while it is typed, says when there is nothing, and lists all when opened again', async () => {
    const mount = await engine.mount(picker);
    const type = (value: string) => mount.find('#it', '.ob-field').fire('input', { value });
    await type('香');
    expect(rows(mount)).toStrictEqual(['中国香港+852']);
    await type('nowhere');
    expect(rows(mount)).toStrictEqual([]);
    expect(mount.find('#it', '.region-picker__none').text()).toBe(texts.noRegion);
    await mount.setData({ show: false });
    expect(mount.find('#it', '.region-picker__none').text()).toBe(texts.noRegion);
    await sheetGone();
    expect(mount.find('#it').text()).toBe('');
    await mount.setData({ show: true });
    expect(rows(mount)).toHaveLength(3);
  });

  it('tells the code of the row that is tapped, also after a search', async () => {
    const mount = await engine.mount(picker);
    await mount.find('#it', '.ob-field').fire('input', { value: '美' });
    await mount.find('#it', '.region-picker__row').tap();
    expect(mount.data()['heard']).toStrictEqual([{ name: 'select', detail: { code: '1' } }]);
  });
});

onBothEngines((engine) => {
  it('lets any calling code be chosen that is typed as a whole', async () => {
    const mount = await engine.mount(picker);
    await mount.find('#it', '.ob-field').fire('input', { value: '+44' });
    expect(rows(mount)).toStrictEqual([`${texts.otherCode}+44`]);
    await mount.find('#it', '.region-picker__row').tap();
    expect(mount.data()['heard']).toStrictEqual([{ name: 'select', detail: { code: '44' } }]);
  });
});

it('is drawn alike by both engines', async () => {
  const changes = [{ regions: [{ code: '7', name: '俄罗斯' }] }, { show: false }, { show: true }];
  expect(await componentDifferences(picker, changes)).toStrictEqual([]);
});
