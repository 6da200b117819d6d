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
    expect(findRegions(regions, typed).map(({ code }) => code)).toStrictEqual(codes);
  });
});
