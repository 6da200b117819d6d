import { chooseMessages } from '../../i18n/choose-messages';
import type { PhoneComponent, PhoneProgress } from '../../models/phone';
import type { BoundPhone } from '../../models/user';
import { phoneLabel } from '../../models/user';
import { isAtLeast } from '../../models/version';
import { ignoreFailure, services } from '../../services/index';
import { draw } from '../draw';
import { leave, open } from '../navigate';
import { phoneButtonHandlers } from '../phone-button-handlers';
import { privacySheetHandlers } from '../privacy-sheet-handlers';
import type { PhoneData, PhoneView } from './phone-view';
import { asking, paidMethods, progressView, refusalView } from './phone-view';

const messages = chooseMessages(services.app.language);
const t = messages.phone;
const data: PhoneData = {
  t,
  methods: [],
  view: asking,
  onlyManual: false,
  next: null,
  replacing: false,
  current: '',
  viaApi: services.phone.ask !== null,
  privacyTexts: messages.privacy,
  privacyAsked: false,
};

Page({
  ...phoneButtonHandlers,
  ...privacySheetHandlers,
  data,
  isOpen: true,
  leaveProgress: (): void => undefined,
  leavePrivacy: (): void => undefined,

  onLoad(query) {
    // WeChat copies the fields of a page at every visit; not every engine does.
    this.isOpen = true;
    const wantsToReplace = query['replace'] !== undefined;
    void wx.setNavigationBarTitle({ title: wantsToReplace ? t.replace : t.title });
    this.setData({ replacing: wantsToReplace, current: '' });
    this.offer(asking);
    this.showPhone(services.user.knownPhone());
    // Signing in before the tap: the legacy payload is only good for a session older than it. A failure is
    // told when it matters: the exchange signs in again and says what is wrong.
    void services.user.load().then(({ phone }) => {
      this.showPhone(phone);
    }, ignoreFailure);
    void services.phone.prepare().catch(ignoreFailure);
    this.leavePrivacy = services.privacy.subscribe((privacyAsked) => {
      this.setData({ privacyAsked });
    });
    this.leaveProgress = services.phone.subscribe((progress) => {
      this.follow(progress);
    });
    services.phone.acknowledge(); // What ended before is no news here.
    const progress = services.phone.progress();
    if (progress.kind === 'unsettled') void services.phone.settle();
    else this.follow(progress);
  },

  onUnload() {
    this.isOpen = false;
    this.leaveProgress();
    this.leavePrivacy();
    services.privacy.refuse();
  },

  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    return { title: t.title, path: `/${this.route}` };
  },

  receive(component: PhoneComponent, detail: unknown) {
    const outcome = services.phone.receive(component, detail);
    // Also from a double tap: it has been paid for.
    if (outcome.kind === 'granted') void services.phone.settle();
    const { kind } = this.data.view;
    if (outcome.kind === 'granted' || (kind !== 'asking' && kind !== 'noQuota')) return;
    this.offer(
      refusalView(outcome, paidMethods(services.phone.methods()), {
        // Below 3.0.1 WeChat cannot be kept from showing its own.
        ownSheet: isAtLeast(services.app.sdkVersion, '3.0.1'),
        showDeveloper: services.isDeveloper,
      }),
    );
  },

  handleRetry() {
    if (this.data.view.kind === 'unsettled') void services.phone.settle();
  },

  handleReplace() {
    const { view } = this.data;
    if (view.kind !== 'bound') return;
    void wx.setNavigationBarTitle({ title: t.replace });
    this.setData({ replacing: true, current: view.number });
    this.offer(asking);
  },

  handleCloseSheet() {
    if (this.data.view.kind === 'noQuota') this.setData({ view: asking });
  },

  handleManual() {
    if (this.data.view.kind === 'noQuota') this.setData({ view: asking });
    open(this, '../phone-manual/phone-manual', {
      bound: () => {
        this.tell();
      },
    });
  },

  handleLeave() {
    leave(this);
  },

  handleMove() {
    if (this.data.view.kind === 'conflict') void services.phone.move();
  },

  handleOther() {
    services.phone.drop();
  },

  /** Whoever has a number is not offered to pay for one. It may be known from an earlier run, and gone since. */
  showPhone(phone: BoundPhone | null) {
    const number = phone === null ? '' : phoneLabel(phone);
    const { kind } = this.data.view;
    if (this.data.replacing) {
      if (number !== this.data.current) draw(this, { current: number });
    } else if (number === '' && kind === 'bound') this.offer(asking);
    else if (number !== '' && (kind === 'asking' || kind === 'bound')) {
      this.offer({ kind: 'bound', number });
    }
  },

  /** The page that asked hears the result; a person who came by a shared card has none behind them. */
  tell() {
    this.getOpenerEventChannel().emit?.('bound');
  },

  /** The same work whichever page began it, in whichever run of the program. */
  follow(progress: PhoneProgress) {
    if (progress.kind === 'bound') {
      this.leaveProgress(); // Nothing more is to be drawn here.
      services.phone.acknowledge();
      this.tell();
      leave(this, 1, this.data.replacing ? t.replaced : t.bound);
      return;
    }
    const view = progressView(progress, this.data.view, messages);
    if (view !== null) this.offer(view);
    if (progress.kind === 'spent') services.phone.acknowledge();
  },

  offer(view: PhoneView) {
    const methods = paidMethods(services.phone.methods());
    const onlyManual = methods.length === 0 && services.phone.wantsPaid;
    draw(this, {
      view,
      ...(methods.join() !== this.data.methods.join() && { methods }),
      ...(onlyManual !== this.data.onlyManual && { onlyManual }),
      ...(view.kind === 'noQuota' && { next: view.next }),
    });
  },
});
