import { config } from '../../../../miniprogram/config';
import { createServices } from '../../../../miniprogram/services/create-services';
import { createFakePlatform } from '../../../support/fake-platform';

describe('who is a developer', () => {
  it.each([
    ['develop', 'devtools', 'devtools', true],
    ['develop', 'ios', 'devtools', false],
    ['develop', 'android', 'devtools', false],
    ['develop', 'windows', 'devtools', false],
    ['develop', 'ios', 'develop', true],
    ['trial', 'devtools', 'develop', false],
    ['trial', 'ios', 'develop', false],
    ['release', 'devtools', 'develop', false],
    ['release', 'android', 'develop', false],
  ] as const)(
    '%s on %s, with "%s" configured: %s',
    (envVersion, platform, developer, isDeveloper) => {
      const client = createFakePlatform({ envVersion, platform });
      const services = createServices(client, { ...config, developer });
      expect(services.isDeveloper).toBe(isDeveloper);
      expect(services.lab !== null).toBe(isDeveloper);
    },
  );
});
