import { config } from '../../../../../miniprogram/config';
import type { BackendConfig, ProgramConfig } from '../../../../../miniprogram/models/config';
import { chooseBackend } from '../../../../../miniprogram/services/backend/choose-backend';
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
});
