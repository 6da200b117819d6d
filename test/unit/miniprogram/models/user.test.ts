import { phoneLabel } from '../../../../miniprogram/models/user';

describe('phoneLabel', () => {
  it('leaves the calling code of the mainland out', () => {
    expect(phoneLabel({ masked: '138******78', countryCode: '86' })).toBe('138******78');
  });

  it('shows every other calling code', () => {
    expect(phoneLabel({ masked: '61**22', countryCode: '852' })).toBe('+852 61**22');
  });
});
