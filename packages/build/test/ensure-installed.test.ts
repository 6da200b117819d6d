import { isUpToDate } from '../src/ensure-installed';

const lock = (packages: Readonly<Record<string, string>>): Parameters<typeof isUpToDate>[0] => ({
  packages: Object.fromEntries(
    Object.entries(packages).map(([path, version]) => [`node_modules/${path}`, { version }]),
  ),
});
const wanted = {
  packages: {
    '': { dependencies: { 'miniprogram-ci': '2.1.42' } },
    ...lock({ 'miniprogram-ci': '2.1.42', a: '1.0.0', 'for-another-system': '1.0.0' }).packages,
  },
};

describe('isUpToDate', () => {
  test('takes an install that lacks packages of other systems', () => {
    expect(isUpToDate(wanted, lock({ 'miniprogram-ci': '2.1.42', a: '1.0.0' }))).toBe(true);
  });

  test('sees another version, a package too many and an empty install', () => {
    expect(isUpToDate(wanted, lock({ 'miniprogram-ci': '2.1.42', a: '1.0.1' }))).toBe(false);
    expect(isUpToDate(wanted, lock({ 'miniprogram-ci': '2.1.42', b: '1.0.0' }))).toBe(false);
    expect(isUpToDate(wanted, lock({}))).toBe(false);
    expect(isUpToDate(wanted, lock({ a: '1.0.0' }))).toBe(false);
  });
});
