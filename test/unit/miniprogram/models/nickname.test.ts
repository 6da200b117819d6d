import { checkNickname, countNickname } from '../../../../miniprogram/models/nickname';

describe('checkNickname', () => {
  it.each([
    ['  小明  ', { kind: 'fine', nickname: '小明' }],
    ['a \n b', { kind: 'fine', nickname: 'a b' }],
    ['', { kind: 'empty' }],
    ['   ', { kind: 'empty' }],
    ['😀'.repeat(24), { kind: 'fine', nickname: '😀'.repeat(24) }],
    ['😀'.repeat(25), { kind: 'too-long' }],
  ])('judges "%s"', (typed, expected) => {
    expect(checkNickname(typed)).toStrictEqual(expected);
  });
});

describe('countNickname', () => {
  it.each([
    ['', ''],
    ['一'.repeat(19), ''],
    [` ${'一'.repeat(19)} `, ''],
    ['一'.repeat(20), '20/24'],
    ['😀'.repeat(24), '24/24'],
    ['一'.repeat(25), '25/24'],
  ])('of "%s" says "%s"', (typed, counter) => {
    expect(countNickname(typed)).toBe(counter);
  });
});
