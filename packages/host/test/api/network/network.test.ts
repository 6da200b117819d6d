import { settled } from 'onboarding-testing';

import { answer, untilAborted, wxOnPhone } from '../../../src/jsdom/wx-on-phone';

const url = 'https://example.com/x';

interface Task {
  abort(): void;
  onHeadersReceived(listener: (answer: object) => void): void;
  onProgressUpdate(listener: (progress: object) => void): void;
  onChunkReceived(listener: (chunk: { readonly data: ArrayBuffer }) => void): void;
}

test('the eleventh request at a time waits for a place; uploads are counted apart', async () => {
  const end: (() => void)[] = [];
  const on = wxOnPhone({
    fetch: () =>
      new Promise((resolve) => {
        end.push(() => {
          resolve(answer('done'));
        });
      }),
  });
  const outcomes = Array.from({ length: 12 }, () => on.outcome('request', { url }));
  void on.outcome('downloadFile', { url });
  expect(on.requests).toHaveLength(11);
  end[0]?.();
  expect(await outcomes[0]).toMatchObject({ success: { data: 'done' } });
  await settled();
  expect(on.requests).toHaveLength(12);
  end[1]?.();
  end[11]?.();
  expect(await outcomes[10]).toMatchObject({ success: { data: 'done' } });
  await settled();
  end[12]?.();
  expect(await outcomes[11]).toMatchObject({ success: { data: 'done' } });
});

test('a waiting request can be aborted, and is cut off in the back like one under way', async () => {
  const on = wxOnPhone({ fetch: untilAborted });
  for (let i = 0; i < 10; i += 1) void on.outcome('request', { url });
  const aborted = new Promise((fail) => {
    (on.call('request', { url, fail }) as Task).abort();
  });
  expect(await aborted).toStrictEqual({ errMsg: 'request:fail abort' });
  const waiting = on.outcome('request', { url });
  on.visibility.set(false);
  on.clock.pass(5_000);
  expect(await waiting).toStrictEqual({
    fail: { errno: 600003, errMsg: 'request:fail interrupted' },
  });
  await settled();
  expect(on.requests).toHaveLength(10);
});

test('a chunked answer is told before success, in one piece', async () => {
  const on = wxOnPhone({ fetch: () => Promise.resolve(answer('piece')) });
  const order: unknown[] = [];
  await new Promise((complete) => {
    const success = () => order.push('success');
    const options = { url, enableChunked: true, success, complete };
    (on.call('request', options) as Task).onChunkReceived(({ data }) => {
      order.push(new TextDecoder().decode(data));
    });
  });
  expect(order).toStrictEqual(['piece', 'success']);
});

test('a request that is not over five seconds after hiding is interrupted', async () => {
  const on = wxOnPhone({ fetch: untilAborted });
  const outcome = on.outcome('request', { url });
  on.visibility.set(false);
  on.clock.pass(4_999);
  on.clock.pass(1);
  expect(await outcome).toStrictEqual({
    fail: { errno: 600003, errMsg: 'request:fail interrupted' },
  });
});

test('coming back in time saves a request; in the back none can be started', async () => {
  const on = wxOnPhone({ fetch: untilAborted });
  let over = false;
  void on.outcome('request', { url }).then(() => (over = true));
  on.visibility.set(false);
  on.clock.pass(4_000);
  on.visibility.set(true);
  on.clock.pass(60_000);
  await Promise.resolve();
  expect(over).toBe(false);
  on.visibility.set(false);
  on.clock.pass(5_000);
  expect(await on.outcome('request', { url })).toStrictEqual({
    fail: { errno: 600003, errMsg: 'request:fail interrupted' },
  });
  expect(on.requests).toHaveLength(1);
});

test('abort ends a request with "abort"', async () => {
  const on = wxOnPhone({ fetch: untilAborted });
  const failed = new Promise((fail) => {
    const task = on.call('request', { url, fail }) as Task;
    task.abort();
  });
  expect(await failed).toStrictEqual({ errMsg: 'request:fail abort' });
});

test.each([
  [{ url: 'ftp://x' }, { errno: 600009, errMsg: 'request:fail invalid url "ftp://x"' }],
  [{}, { errno: 600009, errMsg: 'request:fail invalid url "undefined"' }],
])('refuses the address of %j', async (options, fail) => {
  expect(await wxOnPhone().outcome('request', options)).toStrictEqual({ fail });
});

test('data that JSON cannot carry fails with errno 600010', async () => {
  const data: Record<string, unknown> = {};
  data['self'] = data;
  const { fail } = await wxOnPhone().outcome('request', { url, method: 'POST', data });
  expect(fail).toMatchObject({ errno: 600010 });
});

test('a timeout has errno 5; the limit is the call’s own or app.json’s', async () => {
  const on = wxOnPhone({ fetch: () => Promise.resolve({ kind: 'timeout' }) });
  expect(await on.outcome('request', { url })).toStrictEqual({
    fail: { errno: 5, errMsg: 'request:fail timeout' },
  });
  await on.outcome('request', { url, timeout: 77 });
  expect(on.requests.map(({ timeout }) => timeout)).toStrictEqual([1, 77]);
});

test('headers are told before success', async () => {
  const on = wxOnPhone({ fetch: () => Promise.resolve(answer('hi', { a: 'b' })) });
  const order: unknown[] = [];
  await new Promise((complete) => {
    const task = on.call('request', {
      url,
      success: () => order.push('success'),
      complete,
    }) as Task;
    task.onHeadersReceived((headers) => order.push(headers));
  });
  expect(order).toStrictEqual([{ statusCode: 200, header: { a: 'b' }, cookies: [] }, 'success']);
});

test('an upload sends fields and file, and tells its true size once', async () => {
  const on = wxOnPhone({ fetch: () => Promise.resolve(answer('{"a":1}')) });
  const filePath = on.phone.files.writeTemporary(
    { bytes: new Uint8Array([1, 2, 3]), type: 'image/png' },
    'png',
  );
  const progress: unknown[] = [];
  const result = await new Promise((success) => {
    const options = { url, filePath, name: 'file', formData: { k: 'v' }, success };
    (on.call('uploadFile', options) as Task).onProgressUpdate((event) => progress.push(event));
  });
  expect(result).toMatchObject({ statusCode: 200, data: '{"a":1}', errMsg: 'uploadFile:ok' });
  const body = atob(on.requests[0]?.bodyBase64 ?? '');
  expect(body).toContain('name="k"\r\n\r\nv\r\n');
  expect(body).toContain('name="file"; filename="file1.png"\r\nContent-Type: image/png\r\n\r\n');
  expect(progress).toStrictEqual([
    { progress: 100, totalBytesSent: body.length, totalBytesExpectedToSend: body.length },
  ]);
});

test('an upload of a file that is gone fails; so does one without a field name', async () => {
  const on = wxOnPhone();
  expect(
    await on.outcome('uploadFile', { url, filePath: 'http://tmp/x.png', name: 'f' }),
  ).toStrictEqual({
    fail: { errno: 1300002, errMsg: 'uploadFile:fail file not found' },
  });
  const { fail } = await on.outcome('uploadFile', { url, filePath: 'http://tmp/x.png' });
  expect(fail).toMatchObject({ errMsg: expect.stringContaining('parameter.name') as string });
});

test('a download becomes a temporary file, or the user file that was asked for', async () => {
  const fetch = () => Promise.resolve(answer('abc', { 'content-type': 'image/png; x=y' }));
  const on = wxOnPhone({ fetch });
  expect(await on.outcome('downloadFile', { url })).toMatchObject({
    success: { statusCode: 200, tempFilePath: 'http://tmp/file1.png', errMsg: 'downloadFile:ok' },
  });
  expect(on.phone.files.read('http://tmp/file1.png')?.type).toBe('image/png');
  await on.outcome('downloadFile', { url, filePath: 'http://usr/kept.png' });
  expect(on.phone.files.read('http://usr/kept.png')?.bytes).toHaveLength(3);
  expect(await on.outcome('downloadFile', { url, filePath: '/etc/passwd' })).toMatchObject({
    fail: { errno: 1300013 },
  });
});
