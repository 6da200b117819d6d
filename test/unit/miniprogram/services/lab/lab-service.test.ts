import { config } from '../../../../../miniprogram/config';
import { createServices } from '../../../../../miniprogram/services/create-services';
import { readAbilities } from '../../../../../miniprogram/services/lab/lab-service';
import { nobody, session } from '../../../../support/fake-backend';
import { createFakePlatform, ok } from '../../../../support/fake-platform';

const available = (sdkVersion: string) =>
  readAbilities({ sdkVersion }, false)
    .filter((ability) => ability.available)
    .map(({ name }) => name);

describe('abilities by base library', () => {
  it.each([
    ['2.20.0', 1],
    ['2.21.2', 4],
    ['2.24.4', 5],
    ['2.32.3', 7],
    ['3.17.0', 8],
  ])('%s has %i of those that come with a version', (sdkVersion, count) => {
    expect(available(sdkVersion)).toHaveLength(count);
  });

  it('are listed with their versions, and wx.getPhoneNumber as it was found', () => {
    const abilities = readAbilities({ sdkVersion: '2.21.2' }, true);
    expect(abilities.map(({ name, since }) => `${name} ${since}`)).toStrictEqual([
      'getPhoneNumber 1.2.0',
      'chooseAvatar 2.21.2',
      'input nickname 2.21.2',
      'phone code 2.21.2',
      'getRealtimePhoneNumber 2.24.4',
      'nicknamereview 2.29.1',
      'agreePrivacyAuthorization 2.32.3',
      'phone-number-no-quota-toast 3.0.1',
      'wx.getPhoneNumber ?',
    ]);
    expect(abilities.at(-1)?.available).toBe(true);
  });

  it('know wx.getPhoneNumber from the client', () => {
    const last = (askPhoneNumber: (() => Promise<unknown>) | null) =>
      createServices(createFakePlatform({}, { askPhoneNumber }), config).lab?.abilities.at(-1);
    expect(last(null)?.available).toBe(false);
    expect(last(() => Promise.resolve({}))?.available).toBe(true);
  });
});

describe('the address of the lab', () => {
  const start = (app: object) => {
    const platform = createFakePlatform(app);
    platform.answerWith(() => ok('', 500));
    platform.stored.set('lab.backend-address', 'http://192.168.1.5:8787');
    return { platform, services: createServices(platform, config) };
  };

  it('replaces the configured one in develop, also over http', async () => {
    const { platform, services } = start({ platform: 'ios' });
    platform.answerWith(() => session(nobody));
    await services.user.load();
    expect(platform.requests[0]?.url).toBe('http://192.168.1.5:8787/v1/sessions');
  });

  it.each(['trial', 'release'])('does not count in %s', (envVersion) => {
    expect(start({ envVersion }).services.configProblem).toContain('placeholder');
  });

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
