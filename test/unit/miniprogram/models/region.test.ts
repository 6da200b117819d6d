import { findRegions } from '../../../../miniprogram/models/region';

const regions = [
  { code: '86', name: '中国大陆' },
  { code: '852', name: '中国香港' },
  { code: '971', name: 'United Arab Emirates' },
];

describe('findRegions', () => {
  it.each([
    ['', ['86', '852', '971']],
    ['香港', ['852']],
    ['+85', ['852']],
    [' arab ', ['971']],
    [' 852 ', ['852']],
    ['8+5', []],
    ['火星', []],
  ])('finds by "%s": %j', (typed, codes) => {
    expect(findRegions(regions, typed, 'other').map(({ code }) => code)).toStrictEqual(codes);
  });

  it.each([
    ['+1', '1'],
    ['45', '45'],
    ['0045', '45'],
    ['＋２５４', '254'],
  ])(
    'offers "%s", a calling code without a name of its own, under a neutral one',
    (typed, code) => {
      expect(findRegions(regions, typed, 'other')).toStrictEqual([{ code, name: 'other' }]);
    },
  );

  it('does not offer what no number can begin with', () => {
    expect(
      ['999999', '0', '+', '25', '-1'].flatMap((typed) => findRegions(regions, typed, 'other')),
    ).toStrictEqual(findRegions(regions, '+', 'other'));
  });
});
