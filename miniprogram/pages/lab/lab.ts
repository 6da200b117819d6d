import { chooseMessages } from '../../i18n/choose-messages';
import type { PhoneComponent } from '../../models/phone';
import { services } from '../../services/index';
import { leave } from '../navigate';
import { phoneButtonHandlers } from '../phone-button-handlers';
import { privacySheetHandlers } from '../privacy-sheet-handlers';
import { readAbilities } from './abilities';
import { chooseTexts } from './lab-texts';
import type { LabView } from './lab-view';
import { ledgerView } from './lab-view';
import { nextOutcome, refusalKinds } from './next-outcome';

const messages = chooseMessages(services.app.language);
const t = chooseTexts(services.app.language);
const { app, lab } = services;
const components: readonly PhoneComponent[] = ['quick', 'realtime'];
const view: LabView = {
  raw: t.rawNone,
  address: lab?.backendAddress() ?? '',
  armed: '',
  ...ledgerView(services.usage.ledger(), messages.phone),
};
const names = [''].concat(refusalKinds);
const data = {
  t,
  /** Nothing is drawn for others than developers: the page leaves. */
  isOpen: lab !== null,
  view,
  client: `${app.platform} ${app.sdkVersion} ${app.envVersion}`,
  abilities: readAbilities(app.sdkVersion, lab?.hasPhoneApi ?? false),
  buttons: components.map((component) => ({
    component,
    label: messages.phone[component],
    viaApi: services.phone.ask !== null,
  })),
  outcomes: names.map((name) => ({ name, label: name === '' ? t.asItComes : name })),
  privacyTexts: messages.privacy,
  privacyAsked: false,
};

type RawEvent = WechatMiniprogram.CustomEvent & { readonly type: string };
Page({
  ...phoneButtonHandlers,
  ...privacySheetHandlers,
  data,
  leavePrivacy: (): void => undefined,

  onLoad() {
    if (lab === null) {
      leave(this);
      return;
    }
    void wx.setNavigationBarTitle({ title: t.title });
    this.leavePrivacy = services.privacy.subscribe((privacyAsked) => {
      this.setData({ privacyAsked });
    });
    this.show({});
  },

  onUnload() {
    this.leavePrivacy();
    services.privacy.refuse();
  },

  /** A grant made here was paid for: it is kept, and the phone page hands it in. */
  receive(component: PhoneComponent, detail: unknown) {
    const outcome = services.phone.receive(component, detail);
    this.show({ raw: `${component} → ${outcome.kind}\n${JSON.stringify(detail, null, 2)}` });
  },

  handleRaw(event: RawEvent) {
    this.show({ raw: `${event.type}\n${JSON.stringify(event.detail, null, 2)}` });
  },

  handleOutcome(event: WechatMiniprogram.CustomEvent<{ readonly value: string }>) {
    const { value } = event.detail;
    lab?.nextEvent.arm(nextOutcome(value));
    this.show({ armed: value });
  },

  handleAddress(event: WechatMiniprogram.CustomEvent<{ readonly value: { address: string } }>) {
    const address = event.detail.value.address.trim();
    lab?.setBackendAddress(address === '' ? null : address);
    this.show({ address, raw: t.backendRestart });
  },

  show(change: Partial<LabView>) {
    const ledger = ledgerView(services.usage.ledger(), messages.phone);
    const armed = lab?.nextEvent.armed() ?? '';
    this.setData({ view: { ...this.data.view, ...ledger, armed, ...change } });
  },
});
