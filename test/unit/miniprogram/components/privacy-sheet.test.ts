/** @jest-environment ./test/support/jest-environment.ts */
import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import { componentDifferences, onBothEngines } from '../../../support/engines/both-engines';
import { sheetGone } from '../../../support/engines/sheet-gone';
import type { ComponentMount } from '../../../support/mount';

const texts = zhCn.privacy;
const sheet: ComponentMount = {
  using: { 'privacy-sheet': 'components/privacy-sheet/privacy-sheet' },
  wxml: '<privacy-sheet id="it" show="{{show}}" texts="{{texts}}" bind:agree="agree" bind:refuse="refuse" bind:contract="contract" />',
  data: { show: true, texts },
  handlers: ['agree', 'refuse', 'contract'],
};

onBothEngines((engine) => {
  it('is there only when it is asked for', async () => {
    const mount = await engine.mount(sheet);
    for (const words of [texts.title, texts.text, texts.contract, texts.agree, texts.refuse]) {
      expect(mount.find('#it').text()).toContain(words);
    }
    await mount.setData({ show: false });
    await sheetGone();
    expect(mount.find('#it').text()).toBe('');
    expect(mount.findAll('#it', '#privacy-agree')).toHaveLength(0);
  });

  it('agrees by WeChat’s own event, and names the button that WeChat wants to know', async () => {
    const mount = await engine.mount(sheet);
    const agree = mount.find('#it', '#privacy-agree');
    expect(agree.bound('openType')).toBe('agreePrivacyAuthorization');
    await agree.fire('agreeprivacyauthorization', {});
    expect(mount.data()['heard']).toStrictEqual([
      { name: 'agree', detail: { buttonId: 'privacy-agree' } },
    ]);
  });

  it('shows the contract and refuses', async () => {
    const mount = await engine.mount(sheet);
    const [contract] = mount.findAll('#it', '.ob-button');
    await contract?.tap();
    await mount.find('#it', '#privacy-refuse').tap();
    expect(mount.data()).toMatchObject({ heard: [{ name: 'contract' }, { name: 'refuse' }] });
  });
});

it('is drawn alike by both engines', async () => {
  const changes = [{ show: false }, { show: true }, { texts: { ...texts, title: 'other' } }];
  expect(await componentDifferences(sheet, changes)).toStrictEqual([]);
});
