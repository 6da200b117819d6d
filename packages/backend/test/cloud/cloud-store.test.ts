import { collectionName } from '../../src/cloud/records/records';
import type { OpenStore } from '../../src/store/store';
import { person, phone } from '../store/places';
import type { CloudStage } from './cloud-stage';
import { openCloudStage } from './cloud-stage';

/** What the suites of every store leave out: ways that only separate records have to go wrong. */
let stage: CloudStage;
let store: OpenStore;
beforeEach(async () => {
  stage = openCloudStage();
  store = stage.store;
  for (const name of ['lin', 'chen']) await store.findOrCreateUser(person(name), 1);
});

const proof = async (codeDigest: string, digest: string, askedAt: number, userId = 'u_lin') => {
  await store.saveExchange({
    ...{ codeDigest, userId, askedAt, expiresAt: 1000 },
    outcome: { kind: 'number', phone: phone(digest) },
  });
  return { codeDigest, userId, phone: phone(digest), provenAt: askedAt, move: false, now: 50 };
};
const records = () => stage.cloud.records.all(collectionName);

it('lets a number that was moved away come back by a new proof only', async () => {
  const old = await proof('old', 'p', 10);
  await store.bindPhone(old);
  const chens = await proof('chens', 'p', 20, 'u_chen');
  expect((await store.bindPhone(chens)).kind).toBe('taken');
  expect((await store.bindPhone({ ...chens, move: true, now: 30 })).kind).toBe('bound');
  expect((await store.findExchange('old'))?.outcome).toStrictEqual({ kind: 'code-invalid' });
  expect((await store.bindPhone({ ...old, move: true, now: 40 })).kind).toBe('outdated');
  const fresh = await proof('new', 'p', 45);
  expect((await store.bindPhone({ ...fresh, move: true })).kind).toBe('bound');
});

it('binds no earlier number again by a code from before the newest one, also when WeChat answers late', async () => {
  const first = await proof('first', 'p', 10);
  await store.bindPhone(first);
  const claim = { id: 'late', until: 99 };
  const late = { codeDigest: 'late', userId: 'u_lin', askedAt: 15, expiresAt: 1000 };
  await store.claimExchange(late, claim, 15);
  await store.bindPhone(await proof('second', 'q', 20));
  expect((await store.bindPhone(first)).kind).toBe('outdated');
  await store.settleExchange('late', 'late', { kind: 'number', phone: phone('p') });
  const bound = { ...first, codeDigest: 'late', provenAt: 15 };
  expect((await store.bindPhone(bound)).kind).toBe('outdated');
  expect((await store.findUser('u_lin'))?.phone?.digest).toBe('q');
});

it('frees the earlier number when another takes its place', async () => {
  await store.bindPhone(await proof('first', 'p', 10));
  await store.bindPhone(await proof('second', 'q', 20));
  expect((await store.bindPhone(await proof('chens', 'p', 30, 'u_chen'))).kind).toBe('bound');
});

it('finishes the deletion of somebody whose instance died in the middle', async () => {
  await store.saveUsageEvents([
    { id: 'e', userId: 'u_lin', component: 'quick', outcome: 'granted', at: 1 },
  ]);
  await store.saveSession(
    { tokenDigest: 't', userId: 'u_lin', sealedSessionKey: 's', expiresAt: 1000 },
    9,
  );
  await stage.records.put('gone:u_lin', { kind: 'gone', userId: 'u_lin' });
  await store.forgetExpired(5);
  expect(records().filter((record) => record['userId'] === 'u_lin')).toStrictEqual([]);
  expect(await store.usageCounts()).toStrictEqual([
    { day: 0, component: 'quick', outcome: 'granted', count: 1 },
  ]);
});

it('deletes the files of pictures that were replaced, taken away or left behind', async () => {
  const picture = (id: string, userId: string) => ({
    ...{ id, userId, bytes: Buffer.of(1) },
    type: 'image/png' as const,
  });
  await store.saveAvatar(picture('a', 'u_lin'), 1);
  await store.saveAvatar(picture('b', 'u_lin'), 2);
  await store.saveAvatar(picture('c', 'u_chen'), 2);
  expect([...stage.cloud.files.keys()].map((file) => file.split('/').at(-1))).toStrictEqual([
    'b',
    'c',
  ]);
  await store.dropAvatar('u_lin', 'b');
  await store.deleteUser('u_chen');
  expect(stage.cloud.files.size).toBe(0);
});

it('believes no record that a phone has written', async () => {
  stage.cloud.records.addAsPerson(collectionName, 'o_thief', {
    ...{ _id: 'session:stolen', kind: 'session', tokenDigest: 'stolen' },
    ...{ userId: 'u_lin', sealedSessionKey: 's', expiresAt: 9e15 },
  });
  await expect(store.findSession('stolen')).rejects.toThrow('所有用户不可读写');
});
