import { chooseMessages } from '../../i18n/choose-messages';
import { fill } from '../../i18n/fill';
import { countryCodes, internationalNumber, isPlausible, shapeNumber } from '../../models/number';
import { services } from '../../services/index';
import { leave, routeBeside } from '../navigate';
import type { ManualData } from './phone-manual-view';
import { bindView, editing, smsMessage } from './phone-manual-view';

const messages = chooseMessages(services.app.language);
const t = messages.phoneManual;
const data: ManualData = {
  t,
  view: editing(''),
  sms: { kind: 'ready', label: t.sendCode },
  regions: countryCodes.map((code) => ({ code, name: t.regions[code] })),
  countryCode: countryCodes[0],
  number: '',
};

type ValueEvent = WechatMiniprogram.CustomEvent<{ readonly value: string }>;

Page({
  data,
  isOpen: true,
  /** What is in the fields: they are not echoed into data at every key. */
  typed: { number: '', code: '' },
  stopCountdown: (): void => undefined,
  /** The number that the countdown is about: another one has nothing to wait for. */
  sentTo: '',

  onLoad() {
    void wx.setNavigationBarTitle({ title: t.title });
    // WeChat copies the fields of a page at every visit; not every engine does.
    this.typed = { number: '', code: '' };
  },

  onUnload() {
    this.isOpen = false;
    this.stopCountdown();
  },

  handleRegion() {
    if (this.data.view.kind === 'editing') this.setData({ view: { kind: 'region' } });
  },

  handleSelectRegion(event: WechatMiniprogram.CustomEvent<{ readonly code: string }>) {
    this.setData({ countryCode: event.detail.code, view: editing('') });
    this.shape();
  },

  handleCloseSheet() {
    this.setData({ view: editing('') });
  },

  handleNumber(event: ValueEvent) {
    this.typed.number = event.detail.value;
  },

  /** A pasted number is put into its two parts where the person can see it. */
  handleNumberBlur(event: ValueEvent) {
    this.typed.number = event.detail.value;
    this.shape();
  },

  handleCode(event: ValueEvent) {
    this.typed.code = event.detail.value;
  },

  handleSend() {
    if (this.data.sms.kind !== 'ready' || this.data.view.kind !== 'editing') return;
    const number = this.shape();
    if (!isPlausible(number)) {
      this.setData({ view: editing(t.numberInvalid) });
      return;
    }
    this.setData({ sms: { kind: 'sending', label: this.data.sms.label }, view: editing('') });
    this.sentTo = internationalNumber(number);
    void services.manual.sendCode(number).then((result) => {
      if (!this.isOpen) return;
      this.setData({ view: editing(smsMessage(result, messages)) });
      if (result.kind === 'sent') this.count(result.resendAfterSeconds);
      else this.count(result.kind === 'wait' ? result.seconds : 0);
    });
  },

  handleSubmit() {
    if (this.data.view.kind !== 'editing') return;
    if (!isPlausible(this.shape())) this.setData({ view: editing(t.numberInvalid) });
    else if (!/^\d{4,6}$/.test(this.typed.code)) this.setData({ view: editing(t.codeMissing) });
    else this.bind(false);
  },

  handleMove() {
    if (this.data.view.kind === 'conflict') this.bind(true);
  },

  bind(move: boolean) {
    const number = this.shape();
    this.setData({ view: { kind: 'busy' } });
    void services.manual.bind(number, this.typed.code, move).then((result) => {
      if (!this.isOpen) return;
      if (result.kind === 'bound') this.done();
      else this.setData({ view: bindView(result, messages) });
    });
  },

  shape() {
    const { countryCode, number } = this.data;
    const shaped = shapeNumber(this.typed.number, countryCode);
    this.typed.number = shaped.number;
    if (shaped.number !== number || shaped.countryCode !== countryCode) this.setData(shaped);
    if (this.data.sms.kind === 'waiting' && internationalNumber(shaped) !== this.sentTo) {
      this.stopCountdown();
      this.setData({ sms: { kind: 'ready', label: t.sendCode } });
    }
    return shaped;
  },

  count(seconds: number) {
    this.stopCountdown();
    this.stopCountdown = services.countdown(seconds, (left) => {
      const label = left === 0 ? t.resend : fill(t.resendIn, { seconds: left });
      this.setData({ sms: { kind: left === 0 ? 'ready' : 'waiting', label } });
    });
  },

  /** Back past the phone page, which has nothing more to ask. */
  done() {
    this.getOpenerEventChannel().emit?.('bound');
    const pages = getCurrentPages();
    const below = pages[pages.length - 2];
    leave(this, below?.route === routeBeside(this, 'phone/phone') ? 2 : 1);
  },

  handleLeave() {
    leave(this);
  },
});
