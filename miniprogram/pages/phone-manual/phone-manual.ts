import { chooseMessages } from '../../i18n/choose-messages';
import { fill } from '../../i18n/fill';
import { countryCodes, internationalNumber, isPlausible, shapeNumber } from '../../models/number';
import { services } from '../../services/index';
import { draw } from '../draw';
import { leave, routeBeside } from '../navigate';
import { fieldHandlers } from './field-handlers';
import type { ManualData, ManualView } from './phone-manual-view';
import { bindView, editing, focusOf, quiet, smsView } from './phone-manual-view';

const messages = chooseMessages(services.app.language);
const t = messages.phoneManual;
const data: ManualData = {
  t,
  view: quiet,
  sms: { kind: 'ready', label: t.sendCode },
  help: 'none',
  focus: '',
  isReplacing: false,
  regions: countryCodes.map((code) => ({ code, name: t.regions[code] })),
  countryCode: countryCodes[0],
  number: '',
};

const wrongNumber = (typed: string): ManualView =>
  editing('number', typed === '' ? t.numberMissing : t.numberInvalid);

Page({
  ...fieldHandlers,
  data,
  isOpen: true,
  /** What is in the fields: they are not echoed into data at every key. */
  typed: { number: '', code: '' },
  /** The number and code that were handed in last: a code is handed in by itself once. */
  tried: '',
  stopCountdown: (): void => undefined,
  /** The number that the countdown is about: another one has nothing to wait for. */
  sentTo: '',

  onLoad() {
    void wx.setNavigationBarTitle({ title: t.title });
    // WeChat copies the fields of a page at every visit; not every engine does.
    this.typed = { number: '', code: '' };
    this.tried = '';
    this.sentTo = '';
    if ((services.user.current()?.phone ?? null) !== null) this.setData({ isReplacing: true });
  },

  /** Not before: a keyboard that rises while the page still slides in makes it jump. */
  onReady() {
    this.setData({ focus: 'number' });
  },

  onUnload() {
    this.isOpen = false;
    this.stopCountdown();
  },

  handleRegion() {
    if (this.data.view.kind === 'editing') this.setData({ view: { kind: 'region' } });
  },

  handleSelectRegion(event: WechatMiniprogram.CustomEvent<{ readonly code: string }>) {
    this.setData({ countryCode: event.detail.code, view: quiet });
    this.shape();
  },

  handleCloseSheet() {
    this.setData({ view: quiet });
  },

  handleSend() {
    if (this.data.sms.kind !== 'ready' || this.data.view.kind !== 'editing') return;
    const number = this.shape();
    if (!isPlausible(number)) {
      this.tell(wrongNumber(number.number));
      return;
    }
    const sms = { kind: 'sending', label: this.data.sms.label } as const;
    this.setData({ sms, view: quiet, help: 'none' });
    this.sentTo = internationalNumber(number);
    this.tried = '';
    void services.manual.sendCode(number).then((result) => {
      if (!this.isOpen) return;
      this.tell(smsView(result, messages));
      if (result.kind === 'sent') this.count(result.resendAfterSeconds);
      else this.count(result.kind === 'wait' ? result.seconds : 0);
    });
  },

  handleHelp() {
    this.setData({ help: 'open' });
  },

  handleSubmit() {
    if (this.data.view.kind !== 'editing') return;
    const number = this.shape();
    if (!isPlausible(number)) this.tell(wrongNumber(number.number));
    else if (!/^\d{4,6}$/.test(this.typed.code)) this.tell(editing('code', t.codeMissing));
    else this.bind(false);
  },

  handleMove() {
    if (this.data.view.kind === 'conflict') this.bind(true);
  },

  /** A whole code that was sent to this number needs no tap, unless it was handed in before. */
  submitOnce() {
    const number = internationalNumber(this.shape());
    const isNew = `${number} ${this.typed.code}` !== this.tried;
    if (this.data.view.kind === 'editing' && number === this.sentTo && isNew) this.bind(false);
  },

  bind(move: boolean) {
    const number = this.shape();
    this.tried = `${internationalNumber(number)} ${this.typed.code}`;
    this.setData({ view: { kind: 'busy' } });
    void services.manual.bind(number, this.typed.code, move).then((result) => {
      if (!this.isOpen) return;
      // A code that was handed in by itself leaves the keyboard up, over the sheet that asks.
      if (result.kind === 'conflict') wx.hideKeyboard({ fail: () => undefined });
      if (result.kind === 'bound') this.done();
      else this.tell(bindView(result, this.data.sms, messages));
    });
  },

  tell(view: ManualView) {
    this.setData({ view });
    const focus = view.kind === 'editing' ? focusOf(view.about) : '';
    if (focus === '') return;
    services.afterTap(() => {
      if (this.data.view.kind === 'editing') draw(this, { focus });
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
      if (left === 0 && seconds > 0) this.setData({ help: 'offered' });
    });
  },

  /** Back past the phone page, which has nothing more to ask. */
  done() {
    this.getOpenerEventChannel().emit?.('bound');
    const pages = getCurrentPages();
    const below = pages[pages.length - 2];
    leave(this, below?.route === routeBeside(this, 'phone/phone') ? 2 : 1, t.bound);
  },

  handleLeave() {
    leave(this);
  },
});
