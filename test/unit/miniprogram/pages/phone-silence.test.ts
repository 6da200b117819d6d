import { createWechatPlatform } from '../../../../miniprogram/platform/wechat-platform';
import { nobody, somebody } from '../../../support/fake-backend';
import type { FakePlatform } from '../../../support/fake-platform';
import { createFakePlatform } from '../../../support/fake-platform';
import { loadPage, settled } from '../../../support/load-page';

interface RequestOptions {
  readonly url: string;
  readonly header: Readonly<Record<string, string>>;
  readonly data?: { readonly code?: string };
  readonly success: (response: object) => void;
}

/** A client whose `wx.request` does not answer the first exchange, nor anything to its abort. */
function openPhonePage() {
  const exchanges: RequestOptions[] = [];
  let aborted = 0;
  const request = (options: unknown): unknown => {
    const { url, success } = options as RequestOptions;
    const respond = (statusCode: number, data: object) => {
      success({ statusCode, header: {}, data });
    };
    if (url.endsWith('/sessions')) {
      respond(201, { token: 't', expiresInSeconds: 7200, user: nobody });
    } else if (url.endsWith('/user/phone')) {
      exchanges.push(options as RequestOptions);
      if (exchanges.length > 1) respond(200, { user: somebody });
    } else respond(202, {});
    return {
      abort: () => {
        aborted += 1;
      },
    };
  };
  const login = (options: unknown): void => {
    (options as { success: (it: object) => void }).success({ code: 'login' });
  };
  // Time, storage and what the client is are the test's; the calls that go out are the program's own.
  const fake = createFakePlatform();
  const globals = globalThis as unknown as { wx: object };
  globals.wx = {};
  const real = createWechatPlatform(fake.after);
  const platform: FakePlatform = {
    ...fake,
    request: (asked) => real.request(asked),
    login: () => real.login(),
  };
  const page = loadPage('phone', platform, { wx: { request, login } });
  const pass = (milliseconds: number): void => {
    fake.advance(milliseconds);
  };
  return { page, pass, exchanges, aborted: () => aborted };
}

const kindOf = ({ data }: { readonly data: Readonly<Record<string, unknown>> }): string =>
  (data['view'] as { readonly kind: string }).kind;

describe('a wx.request that never calls back', () => {
  it('holds the page for its deadline alone, and the grant is sent again and bound within its life', async () => {
    const { page, pass, exchanges, aborted } = openPhonePage();
    page.call('onLoad', {});
    await settled();
    page.call('handleStart');
    page.call('handleAnswer', {
      detail: { component: 'quick', detail: { errMsg: 'getPhoneNumber:ok', code: 'paid' } },
    });
    await settled();
    expect(kindOf(page)).toBe('finishing');
    pass(15_499);
    await settled();
    expect([kindOf(page), exchanges.length, aborted()]).toStrictEqual(['finishing', 1, 0]);
    pass(1);
    await settled();
    // Manual entry, which is disabled while it is finishing, is there again.
    expect([kindOf(page), aborted()]).toStrictEqual(['unsettled', 1]);
    pass(2000);
    await settled();
    await settled();
    expect(page.verbs).toContainEqual(['emit', 'bound']);
    const [first, second] = exchanges;
    expect(exchanges).toHaveLength(2);
    expect(second?.data).toStrictEqual(first?.data);
    expect(second?.header['idempotency-key']).toBe(first?.header['idempotency-key']);
    first?.success({ statusCode: 200, header: {}, data: { user: somebody } });
    pass(600_000);
    await settled();
    expect(exchanges).toHaveLength(2);
  });
});
