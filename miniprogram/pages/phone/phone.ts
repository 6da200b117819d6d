import { chooseMessages } from '../../i18n/choose-messages';
import type { PhoneMessages } from '../../i18n/messages';
import type { PhoneComponent } from '../../models/phone';
import { phoneLabel } from '../../models/user';
import { isAtLeast } from '../../models/version';
import { services } from '../../services/index';
import type { MethodChoice, PhoneView } from './phone-view';
import { exchangeView, methodChoices, refusalView } from './phone-view';

interface PhoneData {
  t: PhoneMessages;
  methods: readonly MethodChoice[];
  view: PhoneView;
}

type AnswerEvent = WechatMiniprogram.CustomEvent<{
  readonly component: PhoneComponent;
  readonly detail: unknown;
}>;

const messages = chooseMessages(services.app.language);
const t = messages.phone;
const asking: PhoneView = { kind: 'asking', message: '', developer: '' };
const data: PhoneData = { t, methods: [], view: asking };

Page({
  data,
  isOpen: true,

  onLoad(query) {
    wx.setNavigationBarTitle({ title: t.title });
    this.offer(asking);
    const wantsToReplace = query['replace'] !== undefined;
    // Signing in before the tap: the legacy payload is only good for a session older than it.
    void services.user.load().then(
      ({ phone }) => {
        if (phone === null || wantsToReplace || this.data.view.kind !== 'asking') return;
        this.setData({ view: { kind: 'bound', number: phoneLabel(phone) } });
      },
      () => undefined, // Told when it matters: the exchange signs in again and says what is wrong.
    );
    if (services.phone.hasGrant()) this.settle();
  },

  onUnload() {
    this.isOpen = false;
  },

  handleStart() {
    services.phone.tapped();
  },

  handleAnswer(event: AnswerEvent) {
    const { kind } = this.data.view;
    if (kind !== 'asking' && kind !== 'noQuota') return;
    const outcome = services.phone.receive(event.detail.component, event.detail.detail);
    if (outcome.kind === 'granted') {
      this.settle();
      return;
    }
    const choices = methodChoices(services.phone.methods(), t);
    this.offer(
      refusalView(outcome, choices, t, {
        // Below 3.0.1 WeChat cannot be kept from showing its own.
        ownSheet: isAtLeast(services.app.sdkVersion, '3.0.1'),
        showDeveloper: services.app.envVersion !== 'release',
      }),
    );
  },

  handleRetry() {
    if (this.data.view.kind === 'unsettled') this.settle();
  },

  handleReplace() {
    this.offer(asking);
  },

  handleCloseSheet() {
    if (this.data.view.kind === 'noQuota') this.setData({ view: asking });
  },

  handleManual() {
    if (this.data.view.kind === 'noQuota') this.setData({ view: asking });
    void wx.navigateTo({ url: '/pages/phone-manual/phone-manual' });
  },

  /** Back to who asked; a person who came by a shared card has nobody behind them. */
  handleLeave() {
    if (getCurrentPages().length > 1) void wx.navigateBack();
    else void wx.reLaunch({ url: '/pages/account/account' });
  },

  settle() {
    this.setData({ view: { kind: 'finishing' } });
    void services.phone.settle().then((result) => {
      if (!this.isOpen) return;
      if (result.kind === 'bound') this.handleLeave();
      else this.offer(exchangeView(result, messages));
    });
  },

  offer(view: PhoneView) {
    this.setData({ methods: methodChoices(services.phone.methods(), t), view });
  },
});
