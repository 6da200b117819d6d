import type { Clock } from '../clock';
import type { WechatGateway } from '../gateway/gateway';
import { noVerdictProblem } from '../gateway/no-verdict';
import { cleanPicture } from '../images/clean-picture';
import { ProblemError } from '../problem';
import type { Random } from '../random';
import type { Store, StoredUser } from '../store/store';
import { judgeNickname } from './nickname';

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
  readonly clock: Clock;
  /** Under which WeChat reaches this backend; without it no picture is shown to WeChat. */
  readonly publicUrl: string | undefined;
  /** Told when WeChat did not take a picture for review: it stays, unreviewed. */
  readonly report: (error: unknown) => void;
}): Profile {
  const { store, gateway, random, clock, publicUrl, report } = parts;
  /** The verdict comes by push, and may take the picture away again (push/obey-message.ts). */
  const submit = async ({ id: userId, openid }: StoredUser, avatarId: string): Promise<void> => {
    if (publicUrl === undefined) return;
    const url = `${publicUrl}/v1/avatars/${avatarId}`;
    const outcome = await gateway.reviewPicture({ url, openid });
    if (outcome.kind === 'submitted') {
      await store.saveMediaCheck({ traceId: outcome.traceId, userId, avatarId });
    } else {
      report(noVerdictProblem(outcome));
    }
  };
  const existing = (user: StoredUser | undefined): StoredUser => {
    if (user === undefined) throw new ProblemError('session-invalid');
    return user;
  };
  return {
    saveNickname: async (user, nickname) => {
      const trimmed = judgeNickname(nickname);
      const outcome = await gateway.reviewNickname({ nickname: trimmed, openid: user.openid });
      switch (outcome.kind) {
        case 'pass':
          return existing(await store.saveNickname(user.id, trimmed, clock.now()));
        case 'rejected':
          throw new ProblemError('nickname-rejected');
        case 'busy':
        case 'unavailable':
        case 'misconfigured':
          throw noVerdictProblem(outcome);
      }
    },
    saveAvatar: async (user, bytes) => {
      const clean = await cleanPicture(bytes);
      if (clean === undefined) {
        throw new ProblemError('avatar-rejected', {
          detail: 'The file is not a whole JPEG, PNG or WebP picture.',
        });
      }
      const id = random.bytes(16).toString('base64url');
      const avatar = { id, userId: user.id, ...clean };
      const saved = existing(await store.saveAvatar(avatar, clock.now()));
      await submit(saved, id);
      return saved;
    },
  };
}
