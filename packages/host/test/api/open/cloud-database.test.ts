import { settled } from 'onboarding-testing';

import { answer as answerOf, wxOnPhone } from '../../../src/jsdom/wx-on-phone';

type Link = readonly [name: string, ...args: readonly unknown[]];

type Linked = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

/** Calls one method after the other, each on what the one before returned. */
const chain = (start: unknown, ...links: readonly Link[]): unknown =>
  links.reduce((object, [name, ...args]) => (object as Linked)[name]?.(...args), start);

/** A member of what is no method. */
const member = (object: unknown, name: string) => (object as Record<string, unknown>)[name];

type Cloud = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

function cloudOn(body = '{}', status = 200) {
  const on = wxOnPhone({
    fetch: () => {
      const answered = answerOf(body, { 'content-type': 'image/png' });
      if (answered.kind !== 'answered') return Promise.resolve(answered);
      return Promise.resolve({ ...answered, response: { ...answered.response, status } });
    },
  });
  const cloud = on.wx['cloud'] as Cloud;
  const asked = () => {
    const { url, bodyBase64 = '' } = on.requests.at(-1) ?? { url: '' };
    return { url, body: JSON.parse(atob(bodyBase64)) as unknown };
  };
  return { on, cloud, asked, db: cloud['database']?.() };
}

test('a database is there before init, so that a file may begin with it; asked, it needs one', async () => {
  const { db } = cloudOn();
  await expect(chain(db, ['collection', 'todos'], ['get'])).rejects.toStrictEqual({
    errCode: -1,
    errMsg: "collection.get:fail Cloud API isn't enabled, please call wx.cloud.init first",
  });
});

test('a query is asked as it was built', async () => {
  const { cloud, db, asked } = cloudOn('{"data":[{"_id":"a","at":{"$date":5}}]}');
  cloud['init']?.({ env: 'prod' });
  const rank = chain(member(db, 'command'), ['gt', 1], ['lt', 5]);
  const answer = await chain(
    db,
    ['collection', 'todos'],
    ['where', { done: false, rank, at: new Date(7), name: /^x/i }],
    ['orderBy', 'rank', 'desc'],
    ['skip', 10],
    ['limit', 100],
    ['field', { rank: true }],
    ['get'],
  );
  expect(answer).toStrictEqual({
    data: [{ _id: 'a', at: new Date(5) }],
    errMsg: 'collection.get:ok',
  });
  expect(asked()).toStrictEqual({
    url: 'https://database.prod.cloud.invalid/get',
    body: {
      collection: 'todos',
      where: {
        done: false,
        rank: {
          $operator: 'and',
          $operands: [
            { $operator: 'gt', $operands: [1] },
            { $operator: 'lt', $operands: [5] },
          ],
        },
        at: { $date: 7 },
        name: { $regularExpression: { pattern: '^x', options: 'i' } },
      },
      orderBy: [['rank', 'desc']],
      skip: 10,
      limit: 20,
      field: { rank: true },
    },
  });
});

test.each([
  ['add', { data: { n: 1 } }, { collection: 'todos', data: { n: 1 } }],
  ['update', { data: { n: 1 } }, { collection: 'todos', data: { n: 1 } }],
  ['remove', {}, { collection: 'todos' }],
  ['count', {}, { collection: 'todos' }],
])('a collection is asked to %s', async (operation, options, body) => {
  const { cloud, db, asked } = cloudOn('{"total":1}');
  cloud['init']?.({ env: 'prod' });
  const success = jest.fn();
  chain(db, ['collection', 'todos'], [operation, { ...options, success }]);
  await settled();
  expect(success).toHaveBeenCalledWith({ total: 1, errMsg: `collection.${operation}:ok` });
  expect(asked()).toStrictEqual({
    url: `https://database.prod.cloud.invalid/${operation}`,
    body,
  });
});

test('a document is set with values of the database, in its own environment', async () => {
  const { cloud, asked } = cloudOn('{"_id":"a"}');
  cloud['init']?.({ env: 'prod' });
  const db = cloud['database']?.({ env: 'test' });
  const geo = member(db, 'Geo');
  const point = (...at: readonly number[]) => chain(geo, ['Point', ...at]);
  const data = {
    at: chain(db, ['serverDate', { offset: 60 }]),
    like: chain(db, ['RegExp', { regexp: 'a.', options: 'i' }]),
    place: chain(geo, ['LineString', [point(1, 2), point(3, 4)]]),
    seen: chain(member(db, 'command'), ['inc', 1]),
  };
  const answer = await chain(db, ['collection', 'todos'], ['doc', 'a'], ['set', { data }]);
  expect(answer).toStrictEqual({ _id: 'a', errMsg: 'document.set:ok' });
  expect(asked()).toStrictEqual({
    url: 'https://database.test.cloud.invalid/set',
    body: {
      collection: 'todos',
      doc: 'a',
      data: {
        at: { $serverDate: { offset: 60 } },
        like: { $regularExpression: { pattern: 'a.', options: 'i' } },
        place: {
          type: 'LineString',
          coordinates: [
            [1, 2],
            [3, 4],
          ],
        },
        seen: { $operator: 'inc', $operands: [1] },
      },
    },
  });
});

test('a pipeline is asked at its end', async () => {
  const { cloud, db, asked } = cloudOn('{"list":[]}');
  cloud['init']?.({ env: 'prod' });
  const sum = chain(member(member(db, 'command'), 'aggregate'), ['sum', 1]);
  await chain(
    db,
    ['collection', 'todos'],
    ['aggregate'],
    ['match', { a: 1 }],
    ['group', { _id: '$b', n: sum }],
    ['end'],
  );
  expect(asked().body).toStrictEqual({
    collection: 'todos',
    pipeline: [
      { match: { a: 1 } },
      { group: { _id: '$b', n: { $operator: '$sum', $operands: [1] } } },
    ],
  });
});

test('what the database refuses fails with its code; data has to be an object', async () => {
  const { cloud, db } = cloudOn('{"errCode":-502005,"errMsg":"collection not exists"}', 400);
  cloud['init']?.({ env: 'prod' });
  await expect(chain(db, ['collection', 'gone'], ['get'])).rejects.toStrictEqual({
    errCode: -502005,
    errMsg: 'collection.get:fail errCode: -502005 | errMsg: collection not exists',
  });
  await expect(chain(db, ['collection', 'todos'], ['add', {}])).rejects.toMatchObject({
    errCode: -501007,
  });
});

test('watching tells what there is, until it is closed', async () => {
  const { cloud, db } = cloudOn('{"data":[{"_id":"a"}]}');
  cloud['init']?.({ env: 'prod' });
  const onChange = jest.fn();
  chain(db, ['collection', 'todos'], ['watch', { onChange }]);
  await settled();
  expect(onChange).toHaveBeenCalledWith(
    expect.objectContaining({ type: 'init', docs: [{ _id: 'a' }] }),
  );
  const closed = jest.fn();
  chain(db, ['collection', 'todos'], ['watch', { onChange: closed }], ['close']);
  await settled();
  expect(closed).not.toHaveBeenCalled();
});

test('files go up as a form and come down as a temporary file', async () => {
  const { on, cloud } = cloudOn('');
  cloud['init']?.({ env: 'prod' });
  const bytes = Uint8Array.of(1, 2);
  const filePath = on.phone.files.writeTemporary({ bytes, type: 'image/png' }, 'png');
  expect(await cloud['uploadFile']?.({ cloudPath: 'a/b.png', filePath })).toStrictEqual({
    fileID: 'cloud://prod/a/b.png',
    statusCode: 200,
    errMsg: 'cloud.uploadFile:ok',
  });
  expect(on.requests.at(-1)?.url).toBe('https://files.prod.cloud.invalid/upload');
  const got = (await cloud['downloadFile']?.({ fileID: 'cloud://prod/a/b.png' })) as {
    readonly tempFilePath: string;
  };
  expect(on.phone.files.read(got.tempFilePath)?.type).toBe('image/png');
  await expect(cloud['uploadFile']?.({ filePath })).rejects.toMatchObject({ errCode: -501007 });
});

test.each(['getTempFileURL', 'deleteFile'])('%s asks with a list', async (name) => {
  const fileList = [{ fileID: 'cloud://a', status: 0 }];
  const { cloud, asked } = cloudOn(JSON.stringify({ fileList }));
  cloud['init']?.({ env: 'prod' });
  expect(await cloud[name]?.({ fileList: ['cloud://a'] })).toStrictEqual({
    fileList,
    errMsg: `cloud.${name}:ok`,
  });
  expect(asked()).toStrictEqual({
    url: `https://files.prod.cloud.invalid/${name}`,
    body: { fileList: ['cloud://a'] },
  });
  await expect(cloud[name]?.({})).rejects.toMatchObject({ errCode: -501007 });
});
