import type { ProgramConfig } from '../../models/config';
import type { Failure } from '../../models/failure';
import type { User } from '../../models/user';
import type { Platform } from '../../platform/platform';
import { decodeUser } from '../backend/decode-user';
import { failureOf, ignoreFailure } from '../backend/service-error';
import type { SessionService } from '../session/session-service';
import type { UserService } from '../user/user-service';

export type SaveResult =
  | { readonly kind: 'saved' }
  /** Content review of the backend said no. */
  | { readonly kind: 'rejected' }
  | { readonly kind: 'unsettled'; readonly failure: Failure };

/** Picture and nickname of the person. */
export interface ProfileService {
  /** Makes a picture that lies on this device smaller and uploads it; percent from 0 to 100. */
  saveAvatar(filePath: string, onProgress: (percent: number) => void): Promise<SaveResult>;
  /** Saves a nickname that was checked before. */
  saveNickname(nickname: string): Promise<SaveResult>;
  /** Lets the person choose a picture where there is no avatar button (before 2.21.2). */
  chooseImage(): Promise<string | null>;
  /**
   * The picture that an avatar event brings, cut as the program is configured; null when it brings none,
   * or when the person leaves the cutting.
   */
  takeAvatar(avatarUrl: unknown): Promise<string | null>;
  /** To be called when the form is left: asks the backend how the person is after a save without a response. */
  leave(): void;
}

const rejections: readonly string[] = ['nickname-rejected', 'avatar-rejected'];

function saveFailure(error: unknown): SaveResult {
  const failure = failureOf(error);
  return failure.kind === 'problem' && rejections.includes(failure.code)
    ? { kind: 'rejected' }
    : { kind: 'unsettled', failure };
}

export function createProfileService(
  platform: Pick<Platform, 'cropImage' | 'shrinkImage' | 'chooseImage'>,
  session: SessionService,
  user: UserService,
  images: ProgramConfig['avatar'],
): ProfileService {
  // A save without a response may have been done.
  let isDoubtful = false;

  /** Runs a change and takes the person over that the backend returns. */
  const save = (change: () => Promise<User>): Promise<SaveResult> => {
    const apply = user.beginChange();
    return change()
      .then((saved): SaveResult => {
        apply(() => saved);
        return { kind: 'saved' };
      }, saveFailure)
      .then((result) => {
        // A rejection says nothing about a save before it.
        if (result.kind !== 'rejected') isDoubtful = result.kind === 'unsettled';
        return result;
      });
  };

  // Inside a save nobody could leave the cutting.
  const crop = (filePath: string | null): Promise<string | null> =>
    filePath === null || !images.crop ? Promise.resolve(filePath) : platform.cropImage(filePath);

  return {
    saveAvatar: (filePath, onProgress) =>
      platform.shrinkImage(filePath, images.maxWidth).then((smaller) =>
        save(() =>
          session.upload({
            path: '/user/avatar',
            filePath: smaller,
            name: 'avatar',
            onProgress,
            decode: decodeUser,
          }),
        ),
      ),
    saveNickname: (nickname) =>
      save(() =>
        // PUT, for `wx.request` has no PATCH.
        session.send({ method: 'PUT', path: '/user', body: { nickname }, decode: decodeUser }),
      ),
    chooseImage: () => platform.chooseImage().then(crop),
    takeAvatar: (avatarUrl) =>
      crop(typeof avatarUrl === 'string' && avatarUrl !== '' ? avatarUrl : null),
    leave: () => {
      if (isDoubtful) void user.refresh().catch(ignoreFailure);
      isDoubtful = false;
    },
  };
}
