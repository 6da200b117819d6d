import { config } from '../../../../../miniprogram/config';
import type { BackendConfig, ProgramConfig } from '../../../../../miniprogram/models/config';
import type { AppInfo } from '../../../../../miniprogram/platform/platform';
import type {
  ChosenBackend,
  Overrides,
} from '../../../../../miniprogram/services/backend/choose-backend';
import { chooseBackend as choose } from '../../../../../miniprogram/services/backend/choose-backend';
import { appInfo } from '../../../../support/fake-platform';

const at = (baseUrl: string, pathPrefix = '/v1'): BackendConfig => ({
  transport: 'https',
  baseUrl,
  headers: {},
  timeoutMs: 1000,
  pathPrefix,
});

const withBackends = (change: Partial<ProgramConfig['backend']>): ProgramConfig => ({
  ...config,
  backend: { ...config.backend, ...change },
});

const chooseBackend = (
  program: ProgramConfig,
  app: AppInfo,
  overrides: Overrides = { ext: null, lab: null },
): ChosenBackend => choose(program, app, overrides);

const addressed = withBackends({
  develop: at('https://dev.firm.cn'),
  trial: at('https://trial.firm.cn'),
  release: at('https://api.firm.cn'),
});

describe('chooseBackend', () => {
  it.each([
    ['develop', 'devtools', 'http://127.0.0.1:8787'],
    ['develop', 'ios', 'https://dev.firm.cn'],
    ['trial', 'devtools', 'https://trial.firm.cn'],
    ['release', 'devtools', 'https://api.firm.cn'],
    ['release', 'android', 'https://api.firm.cn'],
  ] as const)('takes in %s on %s the address %s', (envVersion, platform, baseUrl) => {
    const chosen = chooseBackend(addressed, { ...appInfo, envVersion, platform });
    expect(chosen).toMatchObject({ kind: 'accepted', backend: { baseUrl } });
  });

  it('never sends a reviewer on a phone to the computer of a developer, even as shipped', () => {
    const chosen = chooseBackend(config, { ...appInfo, platform: 'ios' });
    expect(chosen).toMatchObject({
      kind: 'refused',
      problem: expect.stringContaining('is the placeholder') as string,
    });
  });

  it.each([
    ['http://api.firm.cn', '/v1', 'is not https'],
    ['', '/v1', 'is no address'],
    ['api.firm.cn', '/v1', 'is no address'],
    ['https://api.firm.cn/', '/v1', 'is no address'],
    ['https://example.com', '/v1', 'is the placeholder'],
    ['https://example.com:8443', '/v1', 'is the placeholder'],
    ['https://api.firm.cn', 'v1', 'pathPrefix "v1"'],
    ['https://api.firm.cn', '/v1/', 'pathPrefix "/v1/"'],
  ])('refuses "%s" with prefix "%s" in a release: %s', (baseUrl, pathPrefix, reason) => {
    const chosen = chooseBackend(withBackends({ release: at(baseUrl, pathPrefix) }), {
      ...appInfo,
      envVersion: 'release',
      platform: 'ios',
    });
    expect(chosen).toMatchObject({
      kind: 'refused',
      problem: expect.stringContaining(reason) as string,
    });
  });

  it.each([
    ['https://api.firm.cn:8443', ''],
    ['https://API.firm.cn', '/v1/program'],
    ['HTTPS://api.firm.cn', '/v1.2'],
    ['https://notexample.com', '/v1'],
    ['https://http:8443', '/v1'],
    ['https://example.com.cn', '/v1'],
  ])('accepts "%s" with prefix "%s" in a release', (baseUrl, pathPrefix) => {
    const release = at(baseUrl, pathPrefix);
    const app = { ...appInfo, envVersion: 'release' as const };
    expect(chooseBackend(withBackends({ release }), app)).toStrictEqual({
      kind: 'accepted',
      backend: release,
    });
  });

  it.each([
    ['https://api.firm.cn/v1', '/v1', 'is no address'],
    ['see https://api.firm.cn', '/v1', 'is no address'],
    ['https://api.firm.cn:', '/v1', 'is no address'],
    ['https://api.example.org', '/v1', 'is the placeholder'],
    ['https://EXAMPLE.net', '/v1', 'is the placeholder'],
    ['https://api.firm.cn', '/v1?', 'pathPrefix'],
    ['https://api.firm.cn', 'x/v1', 'pathPrefix'],
  ])(
    'says of "%s" with prefix "%s" where it stands and what is wrong: %s',
    (baseUrl, prefix, word) => {
      const chosen = chooseBackend(withBackends({ trial: at(baseUrl, prefix) }), {
        ...appInfo,
        envVersion: 'trial',
      });
      const problem = chosen.kind === 'refused' ? chosen.problem : '';
      expect(problem).toContain('miniprogram/config.ts, backend.trial: ');
      expect(problem).toContain(word);
    },
  );

  it.each([
    { transport: 'cloudContainer', env: '', service: 's' },
    { transport: 'cloudContainer', env: 'e', service: '' },
    { transport: 'cloudFunction', env: '', name: 'n' },
    { transport: 'cloudFunction', env: 'e', name: '' },
  ] as const)('refuses a cloud with half a name: %j', (half) => {
    const devtools = { ...half, pathPrefix: '', headers: {}, timeoutMs: 1 };
    const whole = { ...devtools, env: 'e', ...('name' in half ? { name: 'n' } : { service: 's' }) };
    expect(chooseBackend(withBackends({ devtools }), appInfo)).toMatchObject({
      kind: 'refused',
      problem: expect.stringMatching(/must be given/) as string,
    });
    expect(chooseBackend(withBackends({ devtools: whole }), appInfo).kind).toBe('accepted');
  });

  it.each([
    ['the lab', 'develop', 'http://10.0.0.2', 'http://10.0.0.2'],
    ['the service provider', 'trial', null, 'https://tenant.firm.cn'],
    ['the service provider where the lab is empty', 'develop', null, 'https://tenant.firm.cn'],
  ] as const)(
    'is told the address by %s, and keeps the rest',
    (_name, envVersion, lab, baseUrl) => {
      const own = { ...at('https://api.firm.cn', '/v2'), headers: { a: 'b' } };
      const chosen = chooseBackend(
        withBackends({ develop: own, trial: own }),
        { ...appInfo, envVersion, platform: 'ios' },
        { ext: 'https://tenant.firm.cn', lab },
      );
      expect(chosen).toStrictEqual({ kind: 'accepted', backend: { ...own, baseUrl } });
    },
  );

  it('is told what comes before every path, for the address of the service provider alone', () => {
    const own = { ...at('https://api.firm.cn', '/v2') };
    const ios = { ...appInfo, platform: 'ios' };
    const tenant = { ext: 'https://tenant.firm.cn', extPrefix: '/api/v1', lab: null };
    const prefixWith = (overrides: Overrides) =>
      chooseBackend(withBackends({ develop: own }), ios, overrides);
    expect(prefixWith(tenant)).toMatchObject({ backend: { pathPrefix: '/api/v1' } });
    expect(prefixWith({ ...tenant, ext: null })).toMatchObject({ backend: { pathPrefix: '/v2' } });
    expect(prefixWith({ ...tenant, lab: 'http://10.0.0.2' })).toMatchObject({
      backend: { baseUrl: 'http://10.0.0.2', pathPrefix: '/v2' },
    });
    expect(prefixWith({ ...tenant, extPrefix: '/v1/' })).toMatchObject({ kind: 'refused' });
  });

  it('takes an address of a service provider over https only, outside DevTools', () => {
    const app = { ...appInfo, platform: 'ios' };
    const overrides = { ext: 'http://tenant.firm.cn', lab: null };
    expect(chooseBackend(addressed, app, overrides)).toMatchObject({ kind: 'refused' });
    expect(chooseBackend(addressed, appInfo, overrides)).toMatchObject({ kind: 'accepted' });
  });

  it('is told an address for what nobody has set yet, and leaves alone what somebody has', () => {
    const overrides = { ext: null, lab: null, whereUnset: 'https://stand-in.test' };
    const ios = { ...appInfo, platform: 'ios' };
    expect(chooseBackend(config, ios, overrides)).toMatchObject({
      kind: 'accepted',
      backend: { baseUrl: 'https://stand-in.test', pathPrefix: '/v1' },
    });
    expect(chooseBackend(addressed, ios, overrides)).toMatchObject({
      backend: { baseUrl: 'https://dev.firm.cn' },
    });
    expect(chooseBackend(config, appInfo, overrides)).toMatchObject({
      backend: { baseUrl: 'http://127.0.0.1:8787' },
    });
    const tenant = { ...overrides, ext: 'https://tenant.firm.cn' };
    expect(chooseBackend(config, ios, tenant)).toMatchObject({
      backend: { baseUrl: 'https://tenant.firm.cn' },
    });
  });
});
