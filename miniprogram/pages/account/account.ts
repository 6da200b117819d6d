import { chooseMessages } from '../../i18n/choose-messages';
import { failureText } from '../../i18n/failure-text';
import type { AccountMessages } from '../../i18n/messages';
import { failureOf, services } from '../../services/index';
import type { AccountView } from './account-view';
import { readyView } from './account-view';

interface AccountData {
  t: AccountMessages;
  view: AccountView;
}

const messages = chooseMessages(services.app.language);
const t = messages.account;
const data: AccountData = { t, view: { kind: 'signingIn' } };

Page({
  data,
  unsubscribe: (): void => undefined,

  onLoad() {
    wx.setNavigationBarTitle({ title: t.title });
    this.unsubscribe = services.user.subscribe((user) => {
      this.setData({ view: readyView(user, t) });
    });
    void services.user.load().catch((error: unknown) => {
      this.showFailure(error);
    });
  },

  onUnload() {
    this.unsubscribe();
  },

  onPullDownRefresh() {
    void this.refresh().then(() => {
      wx.stopPullDownRefresh();
    });
  },

  handleRetry() {
    const { view } = this.data;
    if (view.kind !== 'offline' || view.busy) return;
    this.setData({ view: { ...view, busy: true } });
    void this.refresh();
  },

  handlePhone() {
    const { view } = this.data;
    const replace = view.kind === 'ready' && view.hasPhone;
    void wx.navigateTo({ url: `/pages/phone/phone${replace ? '?replace=1' : ''}` });
  },

  refresh() {
    return services.user.refresh().then(
      () => undefined,
      (error: unknown) => {
        this.showFailure(error);
      },
    );
  },

  /** A person already shown stays on the screen: an old answer is better than none. */
  showFailure(error: unknown) {
    const message = failureText(messages.failure, failureOf(error));
    if (this.data.view.kind === 'ready') {
      void wx.showToast({ title: message, icon: 'none' });
      return;
    }
    const developer = services.app.envVersion === 'release' ? '' : (services.configProblem ?? '');
    this.setData({ view: { kind: 'offline', message, developer, busy: false } });
  },
});
