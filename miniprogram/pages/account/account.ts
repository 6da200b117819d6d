import { chooseMessages } from '../../i18n/choose-messages';
import { failureText } from '../../i18n/failure-text';
import type { PhoneProgress } from '../../models/phone';
import type { User } from '../../models/user';
import { failureOf, services } from '../../services/index';
import { draw } from '../draw';
import { open } from '../navigate';
import type { AccountData } from './account-view';
import { pendingPhone, phoneNotice, readyView, troubleOf } from './account-view';
import { askHandlers } from './ask-handlers';

const messages = chooseMessages(services.app.language);
const t = messages.account;
const data: AccountData = {
  t,
  view: { kind: 'signingIn' },
  pending: null,
  phoneNotice: '',
  hasContract: services.privacy.hasContract,
  hasLab: services.lab !== null,
};

type Change = Partial<Pick<AccountData, 'view' | 'pending' | 'phoneNotice'>>;

Page({
  ...askHandlers,
  data,
  isOpen: true,
  /** Another page is on top: what changes meanwhile is drawn at once when this one is seen again. */
  isHidden: false,
  undrawn: {},
  unsubscribe: (): void => undefined,
  leaveProgress: (): void => undefined,
  leaveUpdate: (): void => undefined,

  onLoad() {
    void wx.setNavigationBarTitle({ title: t.title });
    // WeChat copies the fields of a page at every visit; not every engine does.
    this.isOpen = true;
    this.undrawn = {};
    this.unsubscribe = services.user.subscribe((user) => {
      this.draw({ view: readyView(user) });
    });
    this.leaveProgress = services.phone.subscribe((progress) => {
      this.showProgress(progress);
    });
    this.leaveUpdate = services.update.subscribe(() => {
      this.offerUpdate();
    });
    this.showProgress(services.phone.progress());
    void this.load(services.user.load());
  },

  onShow() {
    this.isHidden = false;
    this.draw({});
  },

  onHide() {
    this.isHidden = true;
  },

  onUnload() {
    this.isOpen = false;
    this.unsubscribe();
    this.leaveProgress();
    this.leaveUpdate();
  },

  onPullDownRefresh() {
    // Whoever has deleted everything is signed up again by their own wish alone.
    const isGone = this.known().view.kind === 'deleted';
    const loaded = isGone ? Promise.resolve() : this.load(services.user.refresh());
    void loaded.then(() => wx.stopPullDownRefresh());
  },

  handleRetry() {
    const { view } = this.data;
    if (view.kind !== 'offline' || view.busy) return;
    this.setData({ view: { ...view, busy: true } });
    void this.load(services.user.refresh());
  },

  handleStartAgain() {
    this.setData({ view: { kind: 'signingIn' } });
    void this.load(services.user.load());
  },

  handlePhone() {
    const { view } = this.data;
    const replace = view.kind === 'ready' && view.phone !== '';
    open(this, `../phone/phone${replace ? '?replace=1' : ''}`);
  },

  handleOpen(event: WechatMiniprogram.TouchEvent<object, object, { readonly url: string }>) {
    open(this, event.currentTarget.dataset.url);
  },

  handlePrivacy() {
    void services.privacy.openContract().then((opened) => {
      if (!opened) this.tell(t.failed);
    });
  },

  handleUnbind() {
    const question = { title: t.unbindAsk, content: t.unbindText, confirmText: t.unbindConfirm };
    this.confirmFirst(question, () =>
      services.user.unbindPhone().then(() => {
        this.tell(t.unbound, 'success');
      }),
    );
  },

  handleDelete() {
    const question = { title: t.deleteAsk, content: t.deleteText, confirmText: t.deleteConfirm };
    this.confirmFirst(question, () =>
      services.user.deleteAll().then(() => {
        this.draw({ view: { kind: 'deleted' } });
      }),
    );
  },

  showProgress(progress: PhoneProgress) {
    const pending = pendingPhone(progress, t);
    const notice = phoneNotice(progress, messages.phone);
    const known = this.known();
    if (notice === known.phoneNotice && pending?.state === known.pending?.state) return;
    this.draw({ pending, phoneNotice: notice });
  },

  /** Data as it is, drawn or not. */
  known() {
    return { ...this.data, ...this.undrawn };
  },

  draw(change: Change) {
    const all: Change = { ...this.undrawn, ...change };
    this.undrawn = this.isHidden ? all : {};
    if (!this.isHidden && Object.keys(all).length > 0) draw(this, all);
    this.offerUpdate();
  },

  load(person: Promise<User>) {
    return person.then(
      (user) => {
        // Somebody known already is no change, and changes are all that is told.
        if (this.known().view.kind !== 'ready') this.draw({ view: readyView(user) });
      },
      (error: unknown) => {
        this.showFailure(error);
      },
    );
  },

  tell(title: string, icon: 'none' | 'success' = 'none') {
    if (this.isOpen) void wx.showToast({ title, icon });
  },

  /** A person already shown stays on the screen: old news is better than none. */
  showFailure(error: unknown) {
    const failure = failureOf(error);
    const message = failureText(messages.failure, failure);
    if (this.known().view.kind === 'ready') {
      this.tell(message);
      return;
    }
    const developer = services.isDeveloper ? (services.configProblem ?? '') : '';
    const trouble = troubleOf(failure, t);
    this.draw({ view: { kind: 'offline', ...trouble, message, developer, busy: false } });
  },
});
