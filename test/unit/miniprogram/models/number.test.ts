import {
  callingCodeOf,
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

  it.each([
    ['+1 415 555 2671', '86', '1', '4155552671'],
    ['1 (415) 555-2671', '1', '1', '4155552671'],
    ['0044 20 7946 0958', '86', '44', '2079460958'],
    ['+44 (0)7400 123456', '86', '44', '7400123456'],
    ['+7 916 123-45-67', '86', '7', '9161234567'],
    ['8 916 123-45-67', '7', '7', '9161234567'],
    ['+49 151 12345678', '86', '49', '15112345678'],
    ['+33 6 12 34 56 78', '852', '33', '612345678'],
    ['+254 712 123456', '86', '254', '712123456'],
    ['+382 67 622 901', '86', '382', '67622901'],
    ['+1', '86', '1', ''],
  ])('reads "%s" under +%s, of anywhere in the world, as +%s %s', (typed, chosen, code, number) => {
    expect(shapeNumber(typed, chosen)).toStrictEqual({ countryCode: code, number });
  });

  it.each(['39', '225', '229', '241', '242'])(
    'keeps a zero that belongs to a number of +%s',
    (code) => {
      const expected = { countryCode: code, number: '0512345678' };
      expect(shapeNumber(`+${code} 05 12 34 56 78`, '86')).toStrictEqual(expected);
      expect(shapeNumber('05 12 34 56 78', code)).toStrictEqual(expected);
      expect(shapeNumber(`+${code} 000512345678`, '86')).toStrictEqual(expected);
    },
  );

  it.each(['+2', '+21', '+85'])(
    'leaves "%s", which is no whole calling code yet, as it is',
    (typed) => {
      const shaped = shapeNumber(typed, '86');
      expect(shaped).toStrictEqual({ countryCode: '86', number: typed });
      expect(isPlausible(shaped)).toBe(false);
    },
  );

  it('does not take a number of another country for one of the mainland', () => {
    const american = shapeNumber('+1 386 555 0123', '86');
    expect(american).toStrictEqual({ countryCode: '1', number: '3865550123' });
    expect(isPlausible(american)).toBe(true);
    expect(shapeNumber('001 386 555 0123', '86')).toStrictEqual(american);
  });
});

describe('callingCodeOf', () => {
  // What of ITU's list has one or two digits; all others have three.
  const short =
    '1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98';

  it.each(short.split(' '))('knows +%s', (code) => {
    expect(callingCodeOf(`${code}5550123`)).toBe(code);
    expect(callingCodeOf(code)).toBe(code);
  });

  it.each([
    '211',
    '269',
    '299',
    '350',
    '389',
    '420',
    '509',
    '599',
    '670',
    '692',
    '800',
    '856',
    '870',
    '886',
    '960',
    '998',
  ])('knows +%s', (code) => {
    expect(callingCodeOf(`${code}5550123`)).toBe(code);
    expect(callingCodeOf(code.slice(0, 2))).toBeNull();
  });

  it('finds none at home', () => {
    expect(callingCodeOf('0138')).toBeNull();
    expect(callingCodeOf('')).toBeNull();
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
    ['852', '123'],
    ['852', '1234567890123'],
    ['1', '123456789012345'],
    ['852', '12345678901234'],
    ['852', ''],
  ])('refuses +%s %s', (countryCode, number) => {
    expect(isPlausible({ countryCode, number })).toBe(false);
  });

  it.each([
    ['852', '61234567'],
    ['852', '123456789012'],
    ['1', '4155552671'],
    ['44', '7400123456'],
    ['7', '9161234567'],
    ['49', '15112345678'],
    ['290', '8999'],
    ['225', '0712345678'],
  ])('lets +%s %s pass by length alone', (countryCode, number) => {
    expect(isPlausible({ countryCode, number })).toBe(true);
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
