import { countryCodes, isPlausible, shapeNumber } from '../../../../miniprogram/models/number';

describe('shapeNumber', () => {
  it.each([
    ['138 0013 8000', '86', '86', '13800138000'],
    ['+86 138-0013-8000', '86', '86', '13800138000'],
    ['+86 (138) 0013 8000', '852', '86', '13800138000'],
    ['0086 13800138000', '852', '86', '13800138000'],
    ['8613800138000', '86', '86', '13800138000'],
    ['+852 6123 4567', '86', '852', '61234567'],
    ['+85361234567', '86', '853', '61234567'],
    ['61234567', '852', '852', '61234567'],
    ['8612345678', '65', '65', '8612345678'],
    ['', '86', '86', ''],
    ['abc', '86', '86', ''],
  ])('reads "%s" under +%s as +%s %s', (typed, chosen, countryCode, number) => {
    expect(shapeNumber(typed, chosen)).toStrictEqual({ countryCode, number });
  });

  it('keeps the digits of an unknown calling code for the backend to judge', () => {
    expect(shapeNumber('+7 912 345 67 89', '86').number).toBe('79123456789');
  });
});

describe('isPlausible', () => {
  it.each(['12066600001', '12066600002', '12066600003', '12066600004', '16612345678'])(
    'lets the mainland or test number %s pass',
    (number) => {
      expect(isPlausible({ countryCode: '86', number })).toBe(true);
    },
  );

  it.each([
    ['86', '1380013800'],
    ['86', '23800138000'],
    ['852', '1234'],
    ['852', '12345678901234'],
    ['852', ''],
  ])('refuses +%s %s', (countryCode, number) => {
    expect(isPlausible({ countryCode, number })).toBe(false);
  });

  it('lets other regions pass by length alone', () => {
    expect(isPlausible({ countryCode: '852', number: '61234567' })).toBe(true);
  });
});

describe('countryCodes', () => {
  it('are unambiguous: none begins with another', () => {
    const clashes = countryCodes.filter((code) =>
      countryCodes.some((other) => other !== code && code.startsWith(other)),
    );
    expect(clashes).toStrictEqual([]);
  });
});
