import { config } from '../../../../../miniprogram/config';
import { createServices } from '../../../../../miniprogram/services/create-services';
import { nobody, session } from '../../../../support/fake-backend';
import { createFakePlatform, ok } from '../../../../support/fake-platform';

describe('the lab', () => {
  it('knows wx.getPhoneNumber from the client', () => {
    const last = (askPhoneNumber: (() => Promise<unknown>) | null) =>
      createServices(createFakePlatform({}, { askPhoneNumber }), config).lab?.hasPhoneApi;
    expect(last(null)).toBe(false);
    expect(last(() => Promise.resolve({}))).toBe(true);
  });
});

describe('the address of the lab', () => {
  const start = (app: object) => {
    const platform = createFakePlatform(app);
    platform.answerWith(() => ok('', 500));
    platform.stored.set('lab.backend-address', 'http://192.168.1.5:8787');
    return { platform, services: createServices(platform, config) };
  };

  it('replaces the configured one for developers, also over http', async () => {
    const { platform, services } = start({});
    platform.answerWith(() => session(nobody));
    await services.user.load();
    expect(platform.requests[0]?.url).toBe('http://192.168.1.5:8787/v1/sessions');
  });

  it.each([{ envVersion: 'trial' }, { envVersion: 'release' }, { platform: 'ios' }])(
    'does not count for %j',
    (app) => {
      expect(start(app).services.configProblem).toContain('placeholder');
    },
  );

  it.each(['', 7, null])('is none when the storage has %j', (stored) => {
    const platform = createFakePlatform();
    platform.stored.set('lab.backend-address', stored);
    expect(createServices(platform, config).lab?.backendAddress()).toBeNull();
  });

  it.each([{}, { backend: 'x' }, { backend: { baseUrl: '' } }])(
    'is not read from the ext configuration %j',
    (ext) => {
      const { configProblem } = createServices(
        createFakePlatform({}, { extConfig: () => ext }),
        config,
      );
      expect(configProblem).toBeNull();
    },
  );

  it('is forgotten when it is emptied', () => {
    const { platform, services } = start({});
    services.lab?.setBackendAddress(null);
    expect(platform.stored.has('lab.backend-address')).toBe(false);
    services.lab?.setBackendAddress('http://10.0.0.2');
    expect(services.lab?.backendAddress()).toBe('http://10.0.0.2');
  });

  it('gives way to nothing but comes before the ext configuration', async () => {
    const platform = createFakePlatform(
      { envVersion: 'release' },
      { extConfig: () => ({ backend: { baseUrl: 'https://tenant.firm.cn' } }) },
    );
    platform.answerWith(() => session(nobody));
    await createServices(platform, config).user.load();
    expect(platform.requests[0]?.url).toBe('https://tenant.firm.cn/v1/sessions');
  });
});
