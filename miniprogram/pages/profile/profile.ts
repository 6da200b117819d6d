import { chooseMessages } from '../../i18n/choose-messages';
import { enterNickname, submitNickname, untouched } from '../../models/nickname-entry';
import { isAtLeast } from '../../models/version';
import { ignoreFailure, services } from '../../services/index';
import { DEFAULT_AVATAR } from '../default-avatar';
import { draw } from '../draw';
import { leave } from '../navigate';
import { privacySheetHandlers } from '../privacy-sheet-handlers';
import { nicknameHandlers, showKnown } from './nickname-handlers';
import { knownPicture, pictureHandlers } from './picture-handlers';
import type { ProfileData, ProfileView } from './profile-view';
import { decideSave, editing, pictureView, quiet, unsavedView } from './profile-view';
import { readReview, readValue } from './read-event';
import { saveNickname, savePicture } from './save-parts';

/** Longer than this nobody waits for WeChat's review: the backend reviews again. */
const REVIEW_SECONDS = 2;

const messages = chooseMessages(services.app.language);
const t = messages.profile;
const data: ProfileData = {
  t,
  view: quiet,
  ...pictureView(DEFAULT_AVATAR),
  isChosen: false,
  nickname: '',
  counter: '',
  isTooLong: false,
  focus: false,
  isKnown: false,
  gated: services.privacy.hasContract,
  hasAvatarButton: isAtLeast(services.app.sdkVersion, '2.21.2'),
  privacyTexts: messages.privacy,
  privacyAsked: false,
};

Page({
  ...privacySheetHandlers,
  ...pictureHandlers,
  ...nicknameHandlers,
  data,
  entry: untouched(''),
  picture: null as string | null,
  isDoubtful: false,
  isOpen: true,
  isReady: false,
  stopWaiting: (): void => undefined,
  leavePrivacy: (): void => undefined,
  leaveUser: (): void => undefined,

  onLoad() {
    // WeChat copies the fields of a page at every visit; not every engine does.
    this.isOpen = true;
    this.isReady = false;
    this.isAsking = false;
    this.isDoubtful = false;
    this.picture = null;
    void wx.setNavigationBarTitle({ title: t.title });
    this.leavePrivacy = services.privacy.subscribe((privacyAsked) => {
      this.setData({ privacyAsked });
    });
    this.leaveUser = services.user.subscribe((user) => {
      this.follow(user.nickname ?? '');
    });
    // Opened by itself nobody is known yet. A failure is told when saving meets it.
    void services.user.load().catch(ignoreFailure);
    const nickname = services.user.current()?.nickname ?? '';
    const picture = pictureView(knownPicture());
    this.entry = untouched(nickname);
    this.setData({ ...picture, isKnown: nickname !== '' || picture.hasPicture });
    void services.privacy.isNeeded().then((isNeeded) => {
      if (!isNeeded && this.data.gated) draw(this, { gated: false });
    });
  },

  /** Some clients lose the last character of a value that the field is created with. */
  onReady() {
    this.isReady = true;
    showKnown(this);
  },

  onUnload() {
    this.isOpen = false;
    services.profile.leave();
    this.stopWaiting();
    // Submitted is submitted: the backend reviews it.
    if (this.data.view.kind === 'reviewing') this.save();
    this.leavePrivacy();
    this.leaveUser();
    services.privacy.refuse();
  },

  /** The person may have been changed elsewhere. What was chosen or written here stays. */
  follow(known: string) {
    const avatar = knownPicture();
    if (this.picture === null && avatar !== this.data.avatar) draw(this, pictureView(avatar));
    if (this.entry.isEdited || known === this.entry.latest) return;
    this.entry = untouched(known, this.entry);
    showKnown(this);
  },

  handleReview(event: unknown) {
    // Too late: the backend reviews it already.
    if (this.data.view.kind === 'saving') return;
    this.entry = enterNickname(this.entry, readReview(event));
    const isSubmitted = this.data.view.kind === 'reviewing';
    if (this.entry.review === 'rejected') {
      draw(this, { nickname: '', counter: '', isTooLong: false });
      this.keepForm(editing('nickname', t.rejected), isSubmitted);
    } else if (isSubmitted) this.save();
    this.stopWaiting();
  },

  handleSubmit(event: unknown) {
    if (this.data.view.kind !== 'editing') return;
    this.entry = submitNickname(this.entry, readValue(event, 'nickname'));
    if (this.entry.review !== 'waiting') {
      this.save();
      return;
    }
    this.setData({ view: { kind: 'reviewing' } });
    this.stopWaiting = services.countdown(REVIEW_SECONDS, (left) => {
      if (left === 0 && this.data.view.kind === 'reviewing') this.save();
    });
  },

  save() {
    const decision = decideSave(this.entry, this.picture !== null, t);
    if (decision.kind === 'save') this.saveBoth(decision.nickname);
    else this.keepForm(editing('nickname', decision.message));
  },

  /** Neither waits for the other to succeed. The nickname first: it is short, and typing it was work. */
  saveBoth(nickname: string | null) {
    draw(this, { view: { kind: 'saving', progress: '' } });
    void saveNickname(this, nickname).then((name) =>
      savePicture(this).then((picture) => {
        const view = unsavedView(name, picture, messages);
        // What was written or chosen while it was being saved is not lost with the page.
        const isAll = view === quiet && !this.entry.isEdited && this.picture === null;
        if (isAll) this.done(name !== null || picture !== null);
        else this.keepForm(view);
      }),
    );
  },

  /** Who is told of the nickname finds the cursor in it, unless the field has to ask for privacy first. */
  keepForm(view: ProfileView, isWaiting = true) {
    if (!this.isOpen) {
      services.profile.leave();
      return;
    }
    this.setData({ view });
    if (!isWaiting || view.kind !== 'editing' || view.about !== 'nickname') return;
    services.afterTap(() => {
      const isReady = this.data.view.kind === 'editing' && !this.data.gated;
      if (isReady) draw(this, { focus: true });
    });
  },

  /** The person may be elsewhere by now, and is not taken from there. */
  done(isSaved: boolean) {
    this.getOpenerEventChannel().emit?.('saved');
    if (!this.isOpen) return;
    leave(this, 1, isSaved ? t.saved : '');
  },

  handleLeave() {
    leave(this);
  },
});
