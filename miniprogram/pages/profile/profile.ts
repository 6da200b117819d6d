import { chooseMessages } from '../../i18n/choose-messages';
import { fill } from '../../i18n/fill';
import type { NicknameEntry, NicknameEvent } from '../../models/nickname-entry';
import { enterNickname, submittedNickname } from '../../models/nickname-entry';
import { isAtLeast } from '../../models/version';
import { services } from '../../services/index';
import { DEFAULT_AVATAR } from '../default-avatar';
import { draw } from '../draw';
import { leave } from '../navigate';
import { privacySheetHandlers } from '../privacy-sheet-handlers';
import type { ProfileData } from './profile-view';
import { decideSave, editing, unsavedText } from './profile-view';

/** Longer than this nobody waits for WeChat's review: the backend reviews again. */
const REVIEW_SECONDS = 2;

const messages = chooseMessages(services.app.language);
const t = messages.profile;
const untouched: NicknameEntry = { latest: '', review: 'none' };
const data: ProfileData = {
  t,
  view: editing(''),
  avatar: DEFAULT_AVATAR,
  nickname: '',
  focus: false,
  gated: services.privacy.hasContract,
  hasAvatarButton: isAtLeast(services.app.sdkVersion, '2.21.2'),
  privacyTexts: messages.privacy,
  privacyAsked: false,
};
const willReview = isAtLeast(services.app.sdkVersion, '2.29.1');

Page({
  ...privacySheetHandlers,
  data,
  entry: untouched,
  /** A chosen picture that is not uploaded yet; it waits here when an upload fails. */
  picture: null as string | null,
  isOpen: true,
  stopWaiting: (): void => undefined,
  leavePrivacy: (): void => undefined,

  onLoad() {
    // WeChat copies the fields of a page at every visit; not every engine does.
    this.isOpen = true;
    void wx.setNavigationBarTitle({ title: t.title });
    this.leavePrivacy = services.privacy.subscribe((privacyAsked) => {
      this.setData({ privacyAsked });
    });
    const user = services.user.current();
    this.entry = { latest: user?.nickname ?? '', review: 'none' };
    this.setData({ nickname: this.entry.latest, avatar: user?.avatarUrl ?? DEFAULT_AVATAR });
  },

  onUnload() {
    this.isOpen = false;
    services.profile.leave();
    this.stopWaiting();
    this.leavePrivacy();
    services.privacy.refuse();
  },

  handleChooseAvatar(event: WechatMiniprogram.ChooseAvatarEvent) {
    this.choose(event.detail.avatarUrl);
  },

  handleChooseImage() {
    void services.profile.chooseImage().then((picture) => {
      if (picture !== null) this.choose(picture);
    });
  },

  choose(picture: string) {
    this.picture = picture;
    draw(this, { avatar: picture, view: editing('') });
  },

  /** Without agreement the field would silently be a plain one, and would not ask by itself. */
  handleGate() {
    void services.privacy.require().then((agreed) => {
      draw(this, agreed ? { gated: false, focus: true } : { view: editing(t.privacyNeeded) });
    });
  },

  handleValue(event: WechatMiniprogram.CustomEvent<{ readonly value: string }>) {
    this.enter({ kind: 'value', value: event.detail.value });
  },

  handleBlur(event: WechatMiniprogram.CustomEvent<{ readonly value: string }>) {
    this.enter({ kind: 'blur', value: event.detail.value, willReview });
  },

  handleReview({ detail }: WechatMiniprogram.NicknameReviewEvent) {
    this.enter({ kind: 'review', pass: detail.pass, timeout: detail.timeout });
    if (this.entry.review === 'rejected') this.setData({ nickname: '', view: editing(t.rejected) });
    else if (this.data.view.kind === 'reviewing') this.save(this.entry.latest);
    this.stopWaiting();
  },

  enter(event: NicknameEvent) {
    this.entry = enterNickname(this.entry, event);
  },

  handleSubmit(event: WechatMiniprogram.CustomEvent<{ readonly value: { nickname: string } }>) {
    if (this.data.view.kind !== 'editing') return;
    const typed = submittedNickname(this.entry, event.detail.value.nickname);
    this.entry = { ...this.entry, latest: typed };
    if (this.entry.review !== 'waiting') {
      this.save(typed);
      return;
    }
    this.setData({ view: { kind: 'reviewing' } });
    this.stopWaiting = services.countdown(REVIEW_SECONDS, (left) => {
      if (left === 0 && this.data.view.kind === 'reviewing') this.save(typed);
    });
  },

  save(typed: string) {
    const decision = decideSave(typed, this.entry.review, this.picture !== null, t);
    if (decision.kind === 'save') this.saveBoth(decision.nickname);
    else this.setData({ view: editing(decision.message) });
  },

  /** The picture first: a form that is resubmitted then has only the rest to do. */
  saveBoth(nickname: string | null) {
    this.setData({ view: { kind: 'saving', progress: '' } });
    const isNew = nickname !== null && nickname !== services.user.current()?.nickname;
    void this.savePicture().then((message) => {
      if (message !== '') this.keepForm(message);
      else if (isNew) this.saveNickname(nickname);
      else this.done();
    });
  },

  /** The message of a failure; empty when the picture is saved or there was none. */
  savePicture(): Promise<string> {
    const { picture } = this;
    if (picture === null) return Promise.resolve('');
    return services.profile
      .saveAvatar(picture, (percent) => {
        draw(this, { view: { kind: 'saving', progress: fill(t.uploading, { percent }) } });
      })
      .then((result) => {
        const message = unsavedText(result, t.avatarRejected, messages.failure);
        if (result.kind === 'unsettled') return message;
        if (this.picture === picture) this.picture = null;
        draw(this, { avatar: services.user.current()?.avatarUrl ?? DEFAULT_AVATAR });
        return message;
      });
  },

  saveNickname(nickname: string) {
    void services.profile.saveNickname(nickname).then((result) => {
      if (result.kind === 'saved') this.done();
      else this.keepForm(unsavedText(result, t.rejected, messages.failure));
    });
  },

  keepForm(message: string) {
    if (this.isOpen) this.setData({ view: editing(message) });
    else services.profile.leave();
  },

  /** The person may be elsewhere by now, and is not taken from there. */
  done() {
    this.getOpenerEventChannel().emit?.('saved');
    if (this.isOpen) this.handleLeave();
  },

  handleLeave() {
    leave(this);
  },
});
