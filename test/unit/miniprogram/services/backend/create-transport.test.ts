import { config } from '../../../../../miniprogram/config';
import type { BackendConfig, ProgramConfig } from '../../../../../miniprogram/models/config';
import { createServices } from '../../../../../miniprogram/services/create-services';
import { nobody, session, somebody } from '../../../../support/fake-backend';
import { createFakePlatform, ok } from '../../../../support/fake-platform';

const shared = { pathPrefix: '/v1', headers: {}, timeoutMs: 9000 };
const container: BackendConfig = { ...shared, transport: 'cloudContainer', env: 'e', service: 's' };
const cloudFunction: BackendConfig = {
  ...shared,
  transport: 'cloudFunction',
  env: 'e',
  name: 'api',
};
const using = (devtools: BackendConfig): ProgramConfig => ({
  ...config,
  backend: { ...config.backend, devtools },
});

describe('cloud transports', () => {
  it('reach a container by path', async () => {
    const platform = createFakePlatform();
    platform.answerWith(() => session(nobody));
    await createServices(platform, using(container)).user.load();
    expect(platform.cloudCalls).toMatchObject([
      {
        kind: 'container',
        env: 'e',
        service: 's',
        request: { url: '/v1/sessions', timeoutMs: 9000 },
      },
    ]);
    expect(platform.requests).toHaveLength(0);
  });

  it('hand a CloudID to a cloud function outside the body, where WeChat replaces it', async () => {
    const platform = createFakePlatform();
    platform.answerWith(({ url }) =>
      url === '/v1/user/phone' ? ok({ user: somebody }) : session(nobody),
    );
    const { phone } = createServices(platform, using(cloudFunction));
    phone.receive('quick', { errMsg: 'getPhoneNumber:ok', cloudID: 'cloud-1' });
    await expect(phone.settle()).resolves.toStrictEqual({ kind: 'bound' });
    expect(platform.cloudCalls.at(-2)).toMatchObject({
      kind: 'function',
      name: 'api',
      cloudId: 'cloud-1',
      request: { body: { kind: 'cloudId', cloudId: 'cloud-1' } },
    });
  });

  it('give a cloud function no CloudID with what has none, with a body or without', async () => {
    const platform = createFakePlatform();
    platform.answerWith(({ url }) => (url === '/v1/user' ? ok(somebody) : session(nobody)));
    const { user } = createServices(platform, using(cloudFunction));
    await user.load();
    await user.refresh();
    expect(platform.cloudCalls).toMatchObject([
      { request: { method: 'POST', url: '/v1/sessions' }, cloudId: null },
      { request: { method: 'GET', url: '/v1/user' }, cloudId: null },
    ]);
  });

  it('do not take a CloudID for a grant over https', () => {
    const { phone } = createServices(createFakePlatform(), config);
    expect(phone.receive('quick', { cloudID: 'cloud-1' }).kind).toBe('failed');
  });

  it.each([
    [{ ...container, env: '' }, 'env and service'],
    [{ ...cloudFunction, name: '' }, 'env and name'],
    [{ ...shared, transport: 'carrier-pigeon' } as unknown as BackendConfig, 'carrier-pigeon'],
  ])('refuse an incomplete configuration: %#', (backend, reason) => {
    const { configProblem } = createServices(createFakePlatform(), using(backend));
    expect(configProblem).toContain(reason);
  });
});
