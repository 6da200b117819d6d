import { isAtLeast } from '../base-library';
import type { Phone } from '../phone';
import { ask } from '../surfaces';
import type { PictureSource } from './sample-pictures';
import { drawAvatar } from './sample-pictures';

interface AvatarAnswer {
  readonly kind: PictureSource | 'cancel';
}

export interface AvatarRequest {
  readonly appid: string;
  readonly programName: string;
  /** Album and camera cover the program, which then hides and shows again. */
  readonly behind: <Result>(during: () => Promise<Result>) => Promise<Result>;
}

/**
 * The avatar sheet of `<button open-type="chooseAvatar">`. Undefined where WeChat fires no event at
 * all: cancelled, privacy refused, picture rejected by the content review (docs/wechat-facts.md
 * §3).
 */
export async function chooseAvatar(
  phone: Phone,
  { appid, programName, behind }: AvatarRequest,
): Promise<{ readonly avatarUrl: string } | undefined> {
  const { baseLibrary } = phone.settings.get();
  if (!isAtLeast(baseLibrary, '2.21.2')) return undefined;
  if ((await phone.privacy.authorize('button.chooseAvatar')) !== 'allowed') return undefined;
  const { kind } = await ask<AvatarAnswer>(phone.surfaces, (answer) => ({
    kind: 'avatar-sheet',
    programName,
    answer,
  }));
  if (kind === 'cancel') return undefined;
  const picture = kind === 'wechat' ? await drawAvatar(kind) : await behind(() => drawAvatar(kind));
  const ownPicture = kind !== 'wechat' && isAtLeast(baseLibrary, '2.24.4');
  if (ownPicture && (await phone.platform.reviewAvatar({ appid })).verdict === 'reject') {
    phone.journal.emit('notice', {
      severity: 'info',
      text: 'The avatar was rejected by the content review: WeChat fires no event then.',
    });
    return undefined;
  }
  return { avatarUrl: phone.files.writeTemporary(picture, 'png') };
}
