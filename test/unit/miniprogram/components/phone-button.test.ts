/** @jest-environment ./test/support/jest-environment.ts */
import { componentDifferences, onBothEngines } from '../../../support/engines/both-engines';
import type { ComponentMount } from '../../../support/mount';

const button: ComponentMount = {
  using: { 'phone-button': 'components/phone-button/phone-button' },
  wxml: `<phone-button id="it" component="{{component}}" label="{{label}}" primary="{{primary}}"
    disabled="{{disabled}}" via-api="{{viaApi}}" bind:start="start" bind:ask="ask" bind:answer="answer" />`,
  data: { component: 'quick', label: 'bind', primary: true, disabled: false, viaApi: false },
  handlers: ['start', 'ask', 'answer'],
};

const granted = { errMsg: 'getPhoneNumber:ok', code: 'c' };

onBothEngines((engine) => {
  it('is WeChat’s own button for each component, with WeChat’s quota toast turned off', async () => {
    const mount = await engine.mount(button);
    const look = () => {
      const it = mount.find('#it', '.ob-button');
      return [it.text(), it.bound('openType'), it.bound('phoneNumberNoQuotaToast')];
    };
    expect(look()).toStrictEqual(['bind', 'getPhoneNumber', false]);
    await mount.setData({ component: 'realtime', label: 'bind now' });
    expect(look()).toStrictEqual(['bind now', 'getRealtimePhoneNumber', false]);
  });

  it('tells the answer of WeChat untouched, with its component', async () => {
    const mount = await engine.mount(button);
    await mount.find('#it', '.ob-button').fire('getphonenumber', granted);
    await mount.setData({ component: 'realtime' });
    const refused = { errMsg: 'getRealtimePhoneNumber:fail user deny' };
    await mount.find('#it', '.ob-button').fire('getrealtimephonenumber', refused);
    expect(mount.data()['heard']).toStrictEqual([
      { name: 'answer', detail: { component: 'quick', detail: granted } },
      { name: 'answer', detail: { component: 'realtime', detail: refused } },
    ]);
  });

  it('does not hear the event of the other component', async () => {
    const mount = await engine.mount(button);
    await mount.find('#it', '.ob-button').fire('getrealtimephonenumber', granted);
    expect(mount.data()['heard']).toStrictEqual([]);
  });

  it('with via-api is a button of our own that only asks, inside the tap', async () => {
    const mount = await engine.mount(button);
    await mount.setData({ viaApi: true });
    const it = mount.find('#it', '.ob-button');
    expect(it.bound('openType') ?? '').toBe('');
    await it.tap();
    expect(mount.data()['heard']).toStrictEqual([{ name: 'ask', detail: { component: 'quick' } }]);
  });

  it('looks primary and disabled as it is told, and has a name for those who do not see it', async () => {
    const mount = await engine.mount(button);
    const classes = () => mount.find('#it', '.ob-button').classes();
    expect(classes()).toStrictEqual(['ob-button', 'ob-button--primary']);
    await mount.setData({ primary: false, disabled: true });
    expect(classes()).toStrictEqual(['ob-button', 'ob-button--disabled']);
    const it = mount.find('#it', '.ob-button');
    expect([it.bound('disabled'), it.bound('ariaLabel')]).toStrictEqual([true, 'bind']);
  });

  it('says at the tap that the five minutes begin', async () => {
    const mount = await engine.mount(button);
    await mount.find('#it', '.ob-button').tap();
    expect(mount.data()['heard']).toStrictEqual([
      { name: 'start', detail: { component: 'quick' } },
    ]);
  });
});

it('is drawn alike by both engines', async () => {
  const changes = [
    { component: 'realtime' },
    { disabled: true, primary: false },
    { viaApi: true, label: 'ask' },
    { viaApi: false, component: 'quick', disabled: false },
  ];
  expect(await componentDifferences(button, changes)).toStrictEqual([]);
});
