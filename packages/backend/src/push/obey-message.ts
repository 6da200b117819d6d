import type { Clock } from '../clock';
import type { Store, StoredConsents, StoredUser } from '../store/store';
import type { PushMessage, QuotaAlert } from './push-message';

/** What of a person a RevokeInfo takes back (事件通知, 授权用户信息变更). */
const revocations: Readonly<Record<number, 'profile' | 'nickname' | 'avatar' | 'phone'>> = {
  6: 'profile',
  8: 'phone',
  19: 'nickname',
  20: 'avatar',
};

/**
 * Does to what is kept what WeChat told; a message about a stranger changes nothing. May come twice, also long
 * after: what the person has given since then stays.
 */
export async function obeyMessage(
  message: PushMessage,
  parts: {
    readonly store: Store;
    readonly clock: Clock;
    readonly onQuotaAlert: (alert: QuotaAlert) => void;
  },
): Promise<void> {
  const { store, clock, onQuotaAlert } = parts;
  switch (message.kind) {
    case 'media-checked': {
      const picture = await store.takeMediaCheck(message.traceId);
      if (picture !== undefined && message.verdict === 'rejected') {
        await store.dropAvatar(picture.userId, picture.avatarId);
      }
      return;
    }
    case 'authorization-revoked':
      for (const revoked of message.revoked) await forget(store, clock, message, revoked);
      return;
    case 'profile-cleared':
      await forget(store, clock, message, 6);
      return;
    case 'account-cancelled': {
      const known = await find(store, message.openid);
      // Somebody who came back after the cancellation is another person.
      if (known !== undefined && !isStale(known.consents.createdAt, message.toldAt)) {
        await store.deleteUser(known.user.id);
      }
      return;
    }
    case 'quota-low': {
      const { spuId, total, used } = message;
      onQuotaAlert({ spuId, total, used });
      return;
    }
    case 'other':
      return;
  }
}

/** Whether the message came before the person gave this. */
const isStale = (givenAt: number | null, toldAt: number): boolean => (givenAt ?? 0) > toldAt;

interface Known {
  readonly user: StoredUser;
  readonly consents: StoredConsents;
}

async function find(store: Store, openid: string): Promise<Known | undefined> {
  const user = await store.findUserByOpenid(openid);
  const consents = user && (await store.findConsents(user.id));
  return user === undefined || consents === undefined ? undefined : { user, consents };
}

async function forget(
  store: Store,
  clock: Clock,
  { openid, toldAt }: { readonly openid: string; readonly toldAt: number },
  revoked: number,
): Promise<void> {
  const known = await find(store, openid);
  const what = revocations[revoked];
  if (known === undefined || what === undefined) return;
  const { user, consents } = known;
  if (what === 'phone') {
    if (!isStale(consents.phoneAt, toldAt)) await store.unbindPhone(user.id, clock.now());
    return;
  }
  if (what !== 'avatar' && !isStale(consents.nicknameAt, toldAt)) await store.dropNickname(user.id);
  if (what === 'nickname' || isStale(consents.avatarAt, toldAt)) return;
  if (user.avatarId !== null) await store.dropAvatar(user.id, user.avatarId);
}
