import { chooseMessages } from '../../i18n/choose-messages';
import { failureText } from '../../i18n/failure-text';
import type { AccountMessages } from '../../i18n/messages';
import type { PhoneProgress } from '../../models/phone';
import { failureOf, services } from '../../services/index';
import type { AccountView } from './account-view';
import { phoneNotice, readyView } from './account-view';

interface AccountData {
  t: AccountMessages;
  view: AccountView;
  /** About a code that is on its way; empty when there is none. */
  phoneNotice: string;
  hasContract: boolean;
  hasLab: boolean;
}

const messages = chooseMessages(services.app.language);
const t = messages.account;
const data: AccountData = {
  t,
  view: { kind: 'signingIn' },
  phoneNotice: '',
  hasContract: services.privacy.hasContract,
  hasLab: services.lab !== null,
};

Page({
  data,
  unsubscribe: (): void => undefined,
  leaveProgress: (): void => undefined,

  onLoad() {
    void wx.setNavigationBarTitle({ title: t.title });
    this.unsubscribe = services.user.subscribe((user) => {
      this.setData({ view: readyView(user, t) });
    });
    this.leaveProgress = services.phone.subscribe((progress) => {
      this.showProgress(progress);
    });
    this.showProgress(services.phone.progress());
    this.load();
  },

  onUnload() {
    this.unsubscribe();
    this.leaveProgress();
  },

  onPullDownRefresh() {
    void this.refresh().then(() => {
      void wx.stopPullDownRefresh();
    });
  },

  handleRetry() {
    const { view } = this.data;
    if (view.kind !== 'offline' || view.busy) return;
    this.setData({ view: { ...view, busy: true } });
    void this.refresh();
  },

  handleStartAgain() {
    this.setData({ view: { kind: 'signingIn' } });
    this.load();
  },

  handlePhone() {
    const { view } = this.data;
    const replace = view.kind === 'ready' && view.hasPhone;
    void wx.navigateTo({ url: `/pages/phone/phone${replace ? '?replace=1' : ''}` });
  },

  handleProfile() {
    void wx.navigateTo({ url: '/pages/profile/profile' });
  },

  handleLab() {
    void wx.navigateTo({ url: '/pages/lab/lab' });
  },

  handlePrivacy() {
    void services.privacy.openContract().then((opened) => {
      if (!opened) void wx.showToast({ title: t.failed, icon: 'none' });
    });
  },

  handleUnbind() {
    this.confirm(t.unbindAsk, t.unbindText, t.unbindConfirm, () =>
      services.user.unbindPhone().then(() => undefined),
    );
  },

  handleDelete() {
    this.confirm(t.deleteAsk, t.deleteText, t.deleteConfirm, () =>
      services.user.deleteAll().then(() => {
        this.setData({ view: { kind: 'deleted' } });
      }),
    );
  },

  confirm(title: string, content: string, confirmText: string, run: () => Promise<void>) {
    wx.showModal({
      title,
      content,
      confirmText,
      cancelText: t.cancel,
      success: ({ confirm }) => {
        if (!confirm) return;
        void run().catch((error: unknown) => {
          this.showFailure(error);
        });
      },
    });
  },

  showProgress(progress: PhoneProgress) {
    const notice = phoneNotice(progress, messages.phone);
    if (notice !== this.data.phoneNotice) this.setData({ phoneNotice: notice });
  },

  load() {
    void services.user.load().then(
      (user) => {
        // Somebody known already is no change, and changes are all that is told.
        if (this.data.view.kind !== 'ready') this.setData({ view: readyView(user, t) });
      },
      (error: unknown) => {
        this.showFailure(error);
      },
    );
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
