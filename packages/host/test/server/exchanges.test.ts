import { createExchanges, exchangeKey } from '../../src/server/network/exchanges';

const request = (body?: string) => ({
  url: 'http://a/',
  method: 'POST',
  headers: { a: 'b' },
  timeout: 1,
  ...(body !== undefined && { bodyBase64: Buffer.from(body).toString('base64') }),
});

test('keep what was sent and received, each body up to 64 kB', () => {
  const exchanges = createExchanges();
  const key = exchangeKey('2', 7);
  exchanges.sent(key, request('x'.repeat(100_000)));
  exchanges.received(key, {
    kind: 'answered',
    response: { status: 200, headers: { c: 'd' }, cookies: [], bodyBase64: 'aGk=' },
  });
  const found = exchanges.find('2/7');
  expect(found?.sent.headers).toStrictEqual({ a: 'b' });
  expect(found?.sent.body?.size).toBe(100_000);
  const shown = Buffer.from(found?.sent.body?.base64 ?? '', 'base64').length;
  expect([shown >= 65_536, shown < 65_540]).toStrictEqual([true, true]);
  expect(found?.received).toStrictEqual({
    headers: { c: 'd' },
    body: { base64: 'aGk=', size: 2 },
  });
});

test('have nothing received where no response came, and forget the oldest', () => {
  const exchanges = createExchanges();
  for (let id = 0; id <= 200; id += 1) exchanges.sent(exchangeKey('1', id), request());
  exchanges.received('1/200', { kind: 'timeout' });
  expect(exchanges.find('1/0')).toBeUndefined();
  expect(exchanges.find('1/200')).toStrictEqual({ sent: { headers: { a: 'b' } } });
});
