import type { Clock } from '../clock';
import type { Store } from '../store/store';
import type { PushMessage, QuotaAlert } from './push-message';

/** What of a person a RevokeInfo takes back (事件通知, 授权用户信息变更). */
const revocations: Readonly<Record<number, 'profile' | 'nickname' | 'avatar' | 'phone'>> = {
  6: 'profile',
  8: 'phone',
  19: 'nickname',
  20: 'avatar',
};

/** Does to what is kept what WeChat told; a message about a stranger changes nothing. May come twice. */
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
      for (const revoked of message.revoked) await forget(store, clock, message.openid, revoked);
      return;
    case 'profile-cleared':
      await forget(store, clock, message.openid, 6);
      return;
    case 'account-cancelled': {
      const user = await store.findUserByOpenid(message.openid);
      if (user !== undefined) await store.deleteUser(user.id);
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

async function forget(store: Store, clock: Clock, openid: string, revoked: number): Promise<void> {
  const user = await store.findUserByOpenid(openid);
  const what = revocations[revoked];
  if (user === undefined || what === undefined) return;
  if (what === 'phone') await store.unbindPhone(user.id, clock.now());
  if (what === 'nickname' || what === 'profile') await store.dropNickname(user.id);
  if ((what === 'avatar' || what === 'profile') && user.avatarId !== null) {
    await store.dropAvatar(user.id, user.avatarId);
  }
}
