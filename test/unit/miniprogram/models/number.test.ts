import {
  countryCodes,
  internationalNumber,
  isPlausible,
  shapeNumber,
} from '../../../../miniprogram/models/number';

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
    ['(+852) 6123 4567', '86', '852', '61234567'],
    ['\u202d+852 6123 4567\u202c', '86', '852', '61234567'],
    ['＋８６ １３８００１３８０００', '852', '86', '13800138000'],
    ['013800138000', '86', '86', '13800138000'],
    ['0912 345 678', '886', '886', '912345678'],
    ['86123456789012', '86', '86', '86123456789012'],
    ['861380013800', '86', '86', '861380013800'],
    ['8613800138000', '65', '65', '8613800138000'],
    ['138 0013+8000', '86', '86', '13800138000'],
    ['6123 0086 45', '852', '852', '6123008645'],
    ['98613800138000', '86', '86', '98613800138000'],
    ['0', '86', '86', ''],
    ['00', '86', '86', ''],
    ['+', '86', '86', ''],
    ['', '86', '86', ''],
    ['abc', '86', '86', ''],
  ])('reads "%s" under +%s as +%s %s', (typed, chosen, countryCode, number) => {
    expect(shapeNumber(typed, chosen)).toStrictEqual({ countryCode, number });
  });

  it('does not take a number of a country that is not offered for one of the mainland', () => {
    const american = shapeNumber('+1 386 555 0123', '86');
    expect(american).toStrictEqual({ countryCode: '86', number: '+13865550123' });
    expect(isPlausible(american)).toBe(false);
    expect(shapeNumber('001 386 555 0123', '86')).toStrictEqual(american);
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
    ['86', '138001380000'],
    ['86', '913800138000'],
    ['852', '+61234567'],
    ['852', '61234567x'],
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

it('writes a number in one way', () => {
  expect(internationalNumber({ countryCode: '852', number: '61234567' })).toBe('+85261234567');
});

describe('countryCodes', () => {
  it('are unambiguous: none begins with another', () => {
    const clashes = countryCodes.filter((code) =>
      countryCodes.some((other) => other !== code && code.startsWith(other)),
    );
    expect(clashes).toStrictEqual([]);
  });
});
