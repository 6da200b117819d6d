import type { User } from '../../../../../miniprogram/models/user';
import type { SessionService } from '../../../../../miniprogram/services/session/session-service';
import { createUserService } from '../../../../../miniprogram/services/user/user-service';
import { nobody, somebody } from '../../../../support/fake-backend';

/** A session whose answers the test gives when it likes. */
function start() {
  const waiting: ((user: User) => void)[] = [];
  const ask = () =>
    new Promise<User>((resolve) => {
      waiting.push(resolve);
    });
  const session = {
    signIn: ask,
    send: ask,
    forget: () => undefined,
  } as unknown as SessionService;
  return { waiting, service: createUserService(session, { clear: () => undefined }) };
}

describe('user service', () => {
  it('tells listeners until they leave', async () => {
    const { waiting, service } = start();
    const heard: (User | null)[] = [];
    const leave = service.subscribe((user) => heard.push(user));
    const loading = service.load();
    waiting[0]?.(nobody);
    await loading;
    leave();
    service.update(somebody);
    expect(heard).toStrictEqual([nobody]);
    expect(service.current()).toStrictEqual(somebody);
  });

  it('asks nobody when the person is already known', async () => {
    const { waiting, service } = start();
    service.update(somebody);
    await expect(service.load()).resolves.toStrictEqual(somebody);
    expect(waiting).toHaveLength(0);
  });

  it('never lets a late answer overwrite a newer one', async () => {
    const { waiting, service } = start();
    service.update(nobody);
    const slow = service.refresh();
    service.update(somebody);
    waiting[0]?.(nobody);
    await expect(slow).resolves.toStrictEqual(somebody);
    expect(service.current()).toStrictEqual(somebody);
  });
});
