import { services } from '../../services/index';
import { DEFAULT_AVATAR } from '../default-avatar';
import { draw } from '../draw';
import type { FormPage } from './form-page';
import { pictureView, quiet } from './profile-view';

/** The picture that is saved. */
export const knownPicture = (): string => services.user.current()?.avatarUrl ?? DEFAULT_AVATAR;

function forgetMessage(page: FormPage): void {
  if (page.data.view.kind === 'editing') draw(page, { view: quiet });
}

function choose(page: FormPage, choice: Promise<string | null>): void {
  void choice.then((picture) => {
    if (picture === null) return;
    page.picture = picture;
    draw(page, { ...pictureView(picture), isChosen: true });
    forgetMessage(page);
  });
}

/** The picture that was chosen waits no longer. */
export function endChoice(page: FormPage): void {
  page.picture = null;
  draw(page, { ...pictureView(knownPicture()), isChosen: false });
  forgetMessage(page);
}

/** Handlers of the form for its picture. */
export const pictureHandlers = {
  handleChooseAvatar(this: FormPage, event: WechatMiniprogram.ChooseAvatarEvent) {
    const detail = Object(event.detail) as { readonly avatarUrl?: unknown };
    choose(this, services.profile.takeAvatar(detail.avatarUrl));
  },

  handleChooseImage(this: FormPage) {
    choose(this, services.profile.chooseImage());
  },

  handlePutBack(this: FormPage) {
    if (this.data.view.kind === 'editing') endChoice(this);
  },
};
