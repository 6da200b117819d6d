import type { WechatGateway } from '../gateway/gateway';
import { noVerdictProblem } from '../gateway/no-verdict';
import { imageTypeOf } from '../images/image-type';
import { stripMetadata } from '../images/strip-metadata';
import { ProblemError } from '../problem';
import type { Random } from '../random';
import type { Store, StoredUser } from '../store/store';

/** Nickname and picture of a person. */
export interface Profile {
  /** Saves the trimmed nickname after WeChat's review; throws `nickname-rejected`. */
  saveNickname(user: StoredUser, nickname: string): Promise<StoredUser>;
  /** Saves a picture, told by its content and without its metadata; throws `avatar-rejected`. */
  saveAvatar(user: StoredUser, bytes: Buffer): Promise<StoredUser>;
}

/** Makes the profile over the store and the gateway. */
export function createProfile(parts: {
  readonly store: Store;
  readonly gateway: WechatGateway;
  readonly random: Random;
}): Profile {
  const { store, gateway, random } = parts;
  const existing = (user: StoredUser | undefined): StoredUser => {
    if (user === undefined) throw new ProblemError('session-invalid');
    return user;
  };
  return {
    saveNickname: async (user, nickname) => {
      const trimmed = nickname.trim();
      if (trimmed === '') {
        throw new ProblemError('invalid-request', { detail: '/body/nickname is only space' });
      }
      const outcome = await gateway.reviewNickname({ nickname: trimmed, openid: user.openid });
      switch (outcome.kind) {
        case 'pass':
          return existing(await store.saveNickname(user.id, trimmed));
        case 'rejected':
          throw new ProblemError('nickname-rejected');
        case 'busy':
        case 'unavailable':
        case 'misconfigured':
          throw noVerdictProblem(outcome);
      }
    },
    saveAvatar: async (user, bytes) => {
      const type = imageTypeOf(bytes);
      const clean = type === undefined ? undefined : stripMetadata(type, bytes);
      if (type === undefined || clean === undefined) {
        throw new ProblemError('avatar-rejected', {
          detail: 'The file is not a whole JPEG, PNG or WebP picture.',
        });
      }
      const id = random.bytes(16).toString('base64url');
      return existing(await store.saveAvatar({ id, userId: user.id, type, bytes: clean }));
    },
  };
}
