import type { PhoneComponent, Platform } from './platform';

/**
 * "WeChat's servers" for programs that bring none: every code is fresh, nothing is ever refused and
 * no server will accept the codes.
 */
export function createPlainPlatform(): Platform {
  let counter = 0;
  const fresh = (what: string) => {
    counter += 1;
    return Promise.resolve({ code: `plain-${what}-code-${counter}` });
  };
  return {
    login: () => fresh('login'),
    checkSession: () => Promise.resolve({ valid: true }),
    queryPhone: () =>
      Promise.resolve({
        kind: 'ready',
        numbers: [{ id: 'first', masked: '138******00', countryCode: '86' }],
      }),
    grantPhone: async ({ component }: { component: PhoneComponent }) => ({
      kind: 'granted',
      ...(await fresh(`${component}-phone`)),
    }),
    reviewNickname: () => Promise.resolve({ verdict: 'pass' }),
    reviewAvatar: () => Promise.resolve({ verdict: 'pass' }),
  };
}
