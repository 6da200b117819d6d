import { createCloudRecords } from '../../src/cloud/database';

const name = 'things';

function opened() {
  const records = createCloudRecords();
  records.createCollection(name);
  return { records, db: records.open({ throwOnNotFound: false }) };
}

describe('the simulated cloud database', () => {
  it('keeps one record for an id, and says so as the real one does', async () => {
    const { db } = opened();
    const things = db.collection(name);
    await things.add({ data: { _id: 'a', count: 1 } });
    await expect(things.add({ data: { _id: 'a', count: 2 } })).rejects.toMatchObject({
      errCode: -502001,
      errMsg: expect.stringContaining('E11000 duplicate key') as string,
    });
    expect((await things.doc('a').get()).data).toStrictEqual({ _id: 'a', count: 1 });
  });

  it('has no record that is not there, and no collection that nobody made', async () => {
    const { records, db } = opened();
    expect(await db.collection(name).doc('a').get()).toStrictEqual({ data: null });
    await expect(records.open().collection(name).doc('a').get()).rejects.toMatchObject({
      errMsg: expect.stringContaining('does not exist') as string,
    });
    await expect(db.collection('other').doc('a').get()).rejects.toMatchObject({
      errCode: -502005,
    });
  });

  it('changes what is as described, and says how many', async () => {
    const { db } = opened();
    const { inc, lte, lt, neq, in: among } = db.command;
    const things = db.collection(name);
    for (const count of [1, 2, 3])
      await things.add({ data: { _id: `${count}`, count, free: true } });
    const updated = async (conditions: object) =>
      (await things.where({ ...conditions }).update({ data: { count: inc(0) } })).stats.updated;
    expect([
      await updated({ _id: '1', free: true }),
      await updated({ _id: '1', free: false }),
      await updated({ count: lte(2) }),
      await updated({ count: lt(2) }),
      await updated({ count: neq(2) }),
      await updated({ count: among([1, 3, 9]) }),
    ]).toStrictEqual([1, 0, 2, 1, 2, 2]);
    await things.where({ _id: '3' }).update({ data: { count: inc(4) } });
    const { data } = await things.where({}).orderBy('count', 'desc').skip(0).limit(2).get();
    expect(data.map(({ count }) => count)).toStrictEqual([7, 2]);
    expect((await things.where({ count: lte(2) }).remove()).stats.removed).toBe(2);
    expect(await things.where({}).count()).toStrictEqual({ total: 1 });
  });

  it('takes a hundred records when nobody says how many', async () => {
    const { db } = opened();
    const things = db.collection(name);
    await Promise.all(
      Array.from({ length: 120 }, (_none, index) => things.add({ data: { _id: `${index}` } })),
    );
    expect((await things.where({}).get()).data).toHaveLength(100);
    expect((await things.where({}).limit(5000).get()).data).toHaveLength(120);
  });

  it('loses no count of transactions that meet at a record, and begins the slower one anew', async () => {
    const { db } = opened();
    const things = db.collection(name);
    await things.add({ data: { _id: 'a', count: 0 } });
    let runs = 0;
    const add = () =>
      db.runTransaction(async (transaction) => {
        runs += 1;
        const doc = transaction.collection(name).doc('a');
        const { data } = await doc.get();
        await doc.update({ data: { count: Number(data?.['count']) + 1 } });
      }, 50);
    await Promise.all(Array.from({ length: 10 }, add));
    expect((await things.doc('a').get()).data).toStrictEqual({ _id: 'a', count: 10 });
    expect(runs).toBeGreaterThan(10);
    await expect(
      db.runTransaction(async (transaction) => {
        await transaction
          .collection(name)
          .doc('a')
          .set({ data: { count: 99 } });
        await things.doc('a').update({ data: { count: 5 } });
      }, 1),
    ).rejects.toMatchObject({ errMsg: '[ResourceUnavailable.TransactionConflict]' });
    expect((await things.doc('a').get()).data).toStrictEqual({ _id: 'a', count: 5 });
  });

  it('leaves nothing of a transaction that throws', async () => {
    const { db } = opened();
    const failed = db.runTransaction(async (transaction) => {
      await transaction.collection(name).add({ data: { _id: 'a' } });
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await db.collection(name).where({}).count()).toStrictEqual({ total: 0 });
  });

  it('knows no structures, which the real one would merge', async () => {
    const { db } = opened();
    await expect(db.collection(name).add({ data: { _id: 'a', b: {} } })).rejects.toThrow(
      'b is no plain value',
    );
  });
});
