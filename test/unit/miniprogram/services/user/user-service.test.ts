import type { User } from '../../../../../miniprogram/models/user';
import { createMemory } from '../../../../../miniprogram/services/memory';
import type { SessionService } from '../../../../../miniprogram/services/session/session-service';
import { createUserService } from '../../../../../miniprogram/services/user/user-service';
import { nobody, somebody } from '../../../../support/fake-backend';
import { settled } from '../../../../support/load-page';

/** A session whose answers the test gives when it likes. */
function start(stored: unknown = null) {
  const waiting: ((user: User) => void)[] = [];
  const ask = () =>
    new Promise<User>((resolve) => {
      waiting.push(resolve);
    });
  const done: string[] = [];
  const session = {
    signIn: ask,
    send: ({ method, path }: { readonly method: string; readonly path: string }) => {
      done.push(`${method} ${path}`);
      return ask();
    },
    close: ({ method, path }: { readonly method: string; readonly path: string }) => {
      done.push(`${method} ${path}`);
      return ask();
    },
  } as unknown as SessionService;
  const records = new Map([['memory', stored]]);
  const storage = {
    get: (key: string) => records.get(key),
    set: (key: string, record: unknown) => records.set(key, record),
    clear: () => {
      done.push('clear');
      records.clear();
    },
  };
  return {
    waiting,
    done,
    service: createUserService(session, storage, createMemory(storage)),
    stored: () => records.get('memory'),
  };
}

describe('user service', () => {
  const learn = (service: ReturnType<typeof start>['service'], user: User) => {
    service.beginChange()(() => user);
  };

  it('tells listeners until they leave', async () => {
    const { waiting, service } = start();
    const heard: (User | null)[] = [];
    const leave = service.subscribe((user) => heard.push(user));
    const loading = service.load();
    waiting[0]?.(nobody);
    await loading;
    leave();
    learn(service, somebody);
    expect(heard).toStrictEqual([nobody]);
    expect(service.current()).toStrictEqual(somebody);
  });

  it('asks nobody when the person is already known', async () => {
    const { waiting, service } = start();
    learn(service, somebody);
    await expect(service.load()).resolves.toStrictEqual(somebody);
    expect(waiting).toHaveLength(0);
  });

  it('never lets a late answer overwrite a newer one', async () => {
    const { waiting, service } = start();
    learn(service, nobody);
    const slow = service.refresh();
    learn(service, somebody);
    waiting[0]?.(nobody);
    await expect(slow).resolves.toStrictEqual(somebody);
    expect(service.current()).toStrictEqual(somebody);
  });

  it('asks how it is now when a change is answered after something newer was heard', async () => {
    const { waiting, service } = start();
    learn(service, nobody);
    const take = service.beginChange();
    learn(service, { ...nobody, nickname: 'newer' });
    take(() => somebody);
    expect(service.current()).toStrictEqual({ ...nobody, nickname: 'newer' });
    waiting[0]?.({ ...somebody, nickname: 'newer' });
    await settled();
    expect(service.current()).toStrictEqual({ ...somebody, nickname: 'newer' });
  });

  it('takes nothing over that is answered after everything was deleted', async () => {
    const { waiting, service } = start();
    learn(service, somebody);
    const take = service.beginChange();
    const slow = service.refresh();
    const deleting = service.deleteAll();
    waiting[1]?.(nobody);
    await deleting;
    take(() => somebody);
    waiting[0]?.(somebody);
    await slow;
    expect(service.current()).toBeNull();
    expect(waiting).toHaveLength(2);
  });

  it('takes nothing over after a deletion though something else was heard before it', async () => {
    const { waiting, service } = start();
    learn(service, nobody);
    const take = service.beginChange();
    learn(service, { ...nobody, nickname: 'newer' });
    const deleting = service.deleteAll();
    waiting[0]?.(nobody);
    await deleting;
    take(() => somebody);
    expect(service.current()).toBeNull();
  });

  it('has no number once it was taken off, and asks only when it heard something else meanwhile', async () => {
    const { waiting, done, service } = start();
    learn(service, somebody);
    const unbinding = service.unbindPhone();
    waiting[0]?.(nobody);
    await unbinding;
    expect(service.current()).toStrictEqual(nobody);
    const again = service.unbindPhone();
    learn(service, somebody);
    waiting[1]?.(nobody);
    await again;
    waiting[2]?.({ ...nobody, nickname: 'newer' });
    await settled();
    expect(done).toStrictEqual(['DELETE /user/phone', 'DELETE /user/phone', 'GET /user']);
    expect(service.current()).toStrictEqual({ ...nobody, nickname: 'newer' });
  });

  it('forgets everything here once everything is deleted there', async () => {
    const { waiting, done, service } = start();
    learn(service, somebody);
    const deleting = service.deleteAll();
    expect(done).toStrictEqual(['DELETE /user']);
    waiting[0]?.(nobody);
    await deleting;
    expect(done).toStrictEqual(['DELETE /user', 'clear']);
    expect(service.current()).toBeNull();
  });

  it('knows the number of an earlier run until it hears another, and stores what it hears', () => {
    const { service, stored } = start();
    expect(service.knownPhone()).toBeNull();
    learn(service, somebody);
    expect(stored()).toStrictEqual({ phone: somebody.phone });
    const later = start(stored());
    expect(later.service.knownPhone()).toStrictEqual(somebody.phone);
    learn(later.service, nobody);
    expect(later.service.knownPhone()).toBeNull();
    expect(later.stored()).toStrictEqual({ phone: null });
  });

  it.each([
    null,
    'x',
    [],
    { phone: '13800138000' },
    { phone: { masked: '13800138000', countryCode: '86' } },
  ])('knows no number from %j in storage', (record) => {
    expect(start(record).service.knownPhone()).toBeNull();
  });

  it('forgets the number with everything else', async () => {
    const { waiting, service, stored } = start();
    learn(service, somebody);
    const deleting = service.deleteAll();
    waiting[0]?.(nobody);
    await deleting;
    expect(service.knownPhone()).toBeNull();
    expect(stored()).toBeUndefined();
  });

  it('tells the other listeners when one has left', () => {
    const { service } = start();
    const heard: string[] = [];
    const leave = service.subscribe(() => heard.push('first'));
    service.subscribe(() => heard.push('second'));
    leave();
    learn(service, somebody);
    expect(heard).toStrictEqual(['second']);
  });

  it('takes the answer of a first question that was asked twice', async () => {
    const { waiting, service } = start();
    const both = [service.load(), service.refresh()];
    waiting[0]?.(somebody);
    await settled();
    waiting[1]?.(nobody);
    await expect(Promise.all(both)).resolves.toStrictEqual([somebody, somebody]);
  });
});
