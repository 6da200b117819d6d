import { phoneLabel } from '../../../../miniprogram/models/user';

describe('phoneLabel', () => {
  it('leaves the calling code of the mainland out', () => {
    expect(phoneLabel({ masked: '138******78', countryCode: '86' })).toBe('138 **** **78');
  });

  it('groups as it is read aloud, and leaves what has another length', () => {
    expect(phoneLabel({ masked: '135******66', countryCode: '86' })).toBe('135 **** **66');
    expect(phoneLabel({ masked: '135****66', countryCode: '86' })).toBe('135****66');
  });

  it('shows every other calling code', () => {
    expect(phoneLabel({ masked: '61**22', countryCode: '852' })).toBe('+852 61**22');
  });
});
