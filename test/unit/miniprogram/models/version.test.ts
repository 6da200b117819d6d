import { isAtLeast } from '../../../../miniprogram/models/version';

describe('isAtLeast', () => {
  it.each([
    ['3.0.1', '3.0.1', true],
    ['3.0.0', '3.0.1', false],
    ['2.9.0', '2.24.4', false],
    ['2.24.10', '2.24.4', true],
    ['3.10', '3.9.9', true],
    ['3', '3.0.0', true],
    ['', '2.0.0', false],
    ['dev', '2.0.0', false],
  ])('says of %s at least %s: %s', (version, minimum, expected) => {
    expect(isAtLeast(version, minimum)).toBe(expected);
  });
});
