import { chooseMessages } from '../../i18n/choose-messages';
import { fill } from '../../i18n/fill';
import { untouched } from '../../models/nickname-entry';
import { services } from '../../services/index';
import { draw } from '../draw';
import type { FormPage } from './form-page';
import { showKnown } from './nickname-handlers';
import { endChoice } from './picture-handlers';
import type { Saved } from './profile-view';

const t = chooseMessages(services.app.language).profile;

function sendNickname(page: FormPage, nickname: string | null): Promise<Saved> {
  const isKnown = nickname === services.user.current()?.nickname && !page.isDoubtful;
  if (nickname === null || isKnown) return Promise.resolve({ kind: 'saved' });
  return services.profile.saveNickname(nickname).then((result) => {
    page.isDoubtful = result.kind === 'unsettled';
    return result;
  });
}

/** Saves the nickname of a submitted form; null: the person wrote none. */
export function saveNickname(page: FormPage, nickname: string | null): Promise<Saved> {
  const submitted = page.entry;
  return sendNickname(page, nickname).then((result) => {
    // What is written meanwhile is another nickname, and not saved.
    if (result?.kind === 'saved' && page.entry.latest === submitted.latest) {
      page.entry = untouched(services.user.current()?.nickname ?? submitted.latest, submitted);
      showKnown(page);
    }
    return nickname === null ? null : result;
  });
}

/** Saves the picture that was chosen, if one was. */
export function savePicture(page: FormPage): Promise<Saved> {
  const { picture } = page;
  if (picture === null) return Promise.resolve(null);
  return services.profile
    .saveAvatar(picture, (percent) => {
      draw(page, { view: { kind: 'saving', progress: fill(t.uploading, { percent }) } });
    })
    .then((result) => {
      if (result.kind !== 'unsettled' && page.picture === picture) endChoice(page);
      return result;
    });
}
