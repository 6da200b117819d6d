/** @jest-environment ./test/support/jest-environment.ts */
import { componentDifferences, onBothEngines } from '../../../support/engines/both-engines';
import { sheetGone } from '../../../support/engines/sheet-gone';
import type { ComponentMount } from '../../../support/mount';

const sheet: ComponentMount = {
  using: { 'bottom-sheet': 'components/bottom-sheet/bottom-sheet' },
  wxml: `<view bind:touchmove="moved">
    <bottom-sheet id="sheet" show="{{show}}" heading="{{heading}}" text="{{text}}" close-label="shut" bind:close="closed" bind:left="left">
      <button id="inside" bind:tap="inside">{{word}}</button>
    </bottom-sheet>
  </view>`,
  data: { show: true, heading: 'Sure?', text: '', word: 'yes' },
  handlers: ['closed', 'left', 'moved', 'inside'],
};

onBothEngines((engine) => {
  it('shows heading and buttons, a text only when there is one, and nothing while it is closed', async () => {
    const mount = await engine.mount(sheet);
    expect(mount.find('#sheet').text()).toBe('Sure?yes');
    await mount.setData({ text: 'Really.', word: 'go' });
    expect(mount.find('#sheet', '.bottom-sheet__text').text()).toBe('Really.');
    expect(mount.find('#sheet').text()).toBe('Sure?Really.go');
    await mount.setData({ show: false });
    await sheetGone();
    expect(mount.findAll('#sheet', '.bottom-sheet')).toHaveLength(0);
    await mount.setData({ show: true });
    expect(mount.find('#sheet').text()).toBe('Sure?Really.go');
  });

  it('leaves as it came: still drawn, but nobody’s any more', async () => {
    const mount = await engine.mount(sheet);
    await mount.setData({ show: false });
    const leaving = mount.find('#sheet', '.bottom-sheet');
    expect(leaving.classes()).toContain('bottom-sheet--leaving');
    expect(leaving.bound('ariaHidden')).toBe(true);
    await mount.find('#sheet', '.bottom-sheet__scrim').tap();
    expect(mount.data()).toMatchObject({ heard: [] });
    await sheetGone();
    expect(mount.data()).toMatchObject({ heard: [{ name: 'left' }] });
  });

  it('stays when it is opened again while it leaves', async () => {
    const mount = await engine.mount(sheet);
    await mount.setData({ show: false });
    await mount.setData({ show: true });
    await sheetGone();
    expect(mount.find('#sheet', '.bottom-sheet').classes()).toStrictEqual(['bottom-sheet']);
    expect(mount.find('#sheet').text()).toBe('Sure?yes');
  });

  it('is a dialog with a name, and the scrim a button that says what it does', async () => {
    const mount = await engine.mount(sheet);
    const scrim = mount.find('#sheet', '.bottom-sheet__scrim');
    const panel = mount.find('#sheet', '.bottom-sheet__panel');
    expect([scrim.bound('ariaRole'), scrim.bound('ariaLabel')]).toStrictEqual(['button', 'shut']);
    expect([panel.bound('ariaRole'), panel.bound('ariaLabel')]).toStrictEqual(['dialog', 'Sure?']);
  });

  it('asks to be closed by a tap on the scrim, and leaves its buttons to the page', async () => {
    const mount = await engine.mount(sheet);
    await mount.find('#sheet', '.bottom-sheet__scrim').tap();
    await mount.find('#inside').tap();
    expect(mount.data()).toMatchObject({ heard: [{ name: 'closed' }, { name: 'inside' }] });
  });

  it('keeps the page below from scrolling', async () => {
    const mount = await engine.mount(sheet);
    await mount.find('#sheet', '.bottom-sheet__scrim').fire('touchmove', {});
    expect(mount.data()).toMatchObject({ heard: [] });
  });
});

it('is drawn alike by both engines', async () => {
  const changes = [{ text: 'Really.' }, { show: false }, { show: true, heading: '', word: 'no' }];
  expect(await componentDifferences(sheet, changes)).toStrictEqual([]);
});
