import { chooseMessages } from '../../i18n/choose-messages';
import { enterNickname } from '../../models/nickname-entry';
import { isAtLeast } from '../../models/version';
import { services } from '../../services/index';
import { draw } from '../draw';
import type { FormPage } from './form-page';
import { counterView, gateView, quiet } from './profile-view';
import { readValue } from './read-event';

const t = chooseMessages(services.app.language).profile;
const willReview = isAtLeast(services.app.sdkVersion, '2.29.1');
const showDeveloper = services.isDeveloper;

/** The known nickname, in a field that nobody has written in. */
export function showKnown(page: FormPage): void {
  const { isEdited, latest } = page.entry;
  const isNews = latest !== page.data.nickname;
  if (page.isReady && !isEdited && isNews) {
    draw(page, { nickname: latest, ...counterView(latest) });
  }
}

/** What was said of the nickname is old as soon as the person writes; the counter follows. */
function follow(page: FormPage): void {
  const { data, entry } = page;
  const { view } = data;
  const isOld = view.kind === 'editing' && view.about === 'nickname';
  // WeChat empties a field that it has refused: nobody wrote that.
  if (isOld && entry.review !== 'rejected') draw(page, { view: quiet });
  const counter = counterView(entry.latest);
  if (counter.counter !== data.counter) draw(page, counter);
}

/** Handlers of the form for its nickname field, until it is submitted. */
export const nicknameHandlers = {
  isAsking: false,

  /** Without agreement the field would silently be a plain one, and would not ask by itself. */
  handleGate(this: FormPage & { isAsking: boolean }) {
    if (this.isAsking) return;
    this.isAsking = true;
    void services.privacy.require().then((result) => {
      this.isAsking = false;
      draw(this, { gated: false, focus: result.kind !== 'privacy-declined' });
      const view = gateView(result, showDeveloper, t);
      if (view !== null && this.data.view.kind === 'editing') draw(this, { view });
    });
  },

  handleInput(this: FormPage, event: unknown) {
    this.entry = enterNickname(this.entry, { kind: 'input', value: readValue(event) });
    follow(this);
  },

  handleChange(this: FormPage, event: unknown) {
    this.entry = enterNickname(this.entry, { kind: 'change', value: readValue(event) });
    follow(this);
  },

  handleBlur(this: FormPage, event: unknown) {
    if (this.data.focus) draw(this, { focus: false });
    this.entry = enterNickname(this.entry, { kind: 'blur', value: readValue(event), willReview });
    follow(this);
  },
};
