import fc from 'fast-check';

import {
  callingCodeOf,
  countryCodes,
  internationalNumber,
  isPlausible,
  shapeNumber,
} from '../../../../miniprogram/models/number';

const mainland = fc.stringMatching(/^1\d{10}$/);
const digits = fc.stringMatching(/^[1-9]\d{4,11}$/);
const code = fc.constantFrom(...countryCodes);
/** Where a zero in front of a number is a part of it. */
const keepsZero = /^(39|22[59]|24[12])/;

/** What stands between the digits of a copied number: iOS adds marks of direction around it. */
const noise = fc.constantFrom(
  ' ',
  '-',
  '(',
  ')',
  '（',
  '）',
  '\u00a0',
  '\u202d',
  '\u202c',
  '\t',
  '.',
);

/** The same text with some of its characters as wide as Chinese ones. */
const widen = (text: string, wide: readonly boolean[]): string =>
  Array.from(text, (character, index) =>
    wide[index] === true && /[\d+]/.test(character)
      ? String.fromCharCode(character.charCodeAt(0) + 0xfee0)
      : character,
  ).join('');

const scatter = (text: string, marks: readonly string[]): string =>
  Array.from(text, (character, index) => `${marks[index] ?? ''}${character}`).join('') +
  (marks[text.length] ?? '');

/** A text as people copy and type it: noise anywhere, any digit wide. */
const written = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(text, fc.array(fc.boolean()), fc.array(fc.oneof(fc.constant(''), noise)))
    .map(([plain, wide, marks]) => scatter(widen(plain, wide), marks));

const pair = <A, B>(first: fc.Arbitrary<A>, second: fc.Arbitrary<B>) => fc.tuple(first, second);

describe('a number, however it was typed or pasted', () => {
  it('of the mainland is read from +86, 0086, 86, 0 or nothing in front of it', () => {
    const inFront = fc.constantFrom('+86', '0086', '86', '0', '', '+860', '00860');
    const typed = pair(inFront, mainland).chain(([front, number]) =>
      pair(written(fc.constant(front + number)), fc.constant(number)),
    );
    fc.assert(
      fc.property(typed, ([text, number]) => {
        const shaped = shapeNumber(text, '86');
        expect(shaped).toStrictEqual({ countryCode: '86', number });
        expect(isPlausible(shaped)).toBe(true);
      }),
    );
  });

  it('with a calling code that is offered is read under it, whatever was chosen', () => {
    const abroad = fc.tuple(fc.constantFrom('+', '00'), code, fc.constantFrom('', '0'), digits);
    const typed = abroad.chain(([sign, calling, zero, number]) =>
      fc.tuple(written(fc.constant(sign + calling + zero + number)), fc.constant(calling + number)),
    );
    fc.assert(
      fc.property(typed, code, ([text, international], chosen) => {
        fc.pre(!/^(86861\d{10}|11\d{10}|7[78]\d{10})$/.test(international));
        fc.pre(!keepsZero.test(international));
        expect(internationalNumber(shapeNumber(text, chosen))).toBe(`+${international}`);
      }),
    );
  });

  it('with a calling code that has no name is read under it, and never taken for one at home', () => {
    const strange = fc
      .stringMatching(/^[1-9]\d{6,13}$/)
      .filter((text) => !countryCodes.some((offered) => text.startsWith(offered)))
      .filter((text) => !keepsZero.test(text));
    fc.assert(
      fc.property(fc.constantFrom('+', '00'), strange, code, (sign, number, chosen) => {
        const shaped = shapeNumber(sign + number, chosen);
        expect(shaped.countryCode).toBe(callingCodeOf(number));
        expect(number).toMatch(new RegExp(`^${shaped.countryCode}0*${shaped.number}$`));
      }),
    );
  });

  it('keeps its digits and no others, and is not changed by being shaped again', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), written(fc.stringMatching(/^[+\d]*$/)));
    fc.assert(
      fc.property(text, code, (typed, chosen) => {
        const shaped = shapeNumber(typed, chosen);
        const inFront = keepsZero.test(shaped.countryCode) ? '0?' : '';
        expect(shaped.number).toMatch(new RegExp(`^(\\+?${inFront}[1-9]\\d*|${inFront})$`));
        expect(shapeNumber(shaped.number, shaped.countryCode)).toStrictEqual(shaped);
        const plain = typed.normalize('NFKC').replace(/\D/g, '');
        const kept = shaped.number.replace('+', '');
        expect(plain.endsWith(kept)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
