import { convertInlineStyle } from '../../../src/project/style/rpx';

describe('rpx in a style attribute', () => {
  it.each([
    ['width: 375rpx; height: 10px', 'width: 50vw; height: 10px'],
    ['margin:-7.5rpx 0 +15rpx', 'margin:-1vw 0 2vw'],
    ['width: 1e2rpx', 'width: 13.333333vw'],
    ['width: 75RPX', 'width: 10vw'],
    [
      'transform: translate(75rpx,calc(50% - 75rpx))',
      'transform: translate(10vw,calc(50% - 10vw))',
    ],
    ['background: url(a-10rpx.png)', 'background: url(a-10rpx.png)'],
    ['--x10rpx: "5rpx"', '--x10rpx: "5rpx"'],
    [
      'padding: env(safe-area-inset-top) 0 calc(env( safe-area-inset-bottom ) + 15rpx)',
      'padding: var(--wx-safe-area-top) 0 calc(var(--wx-safe-area-bottom ) + 2vw)',
    ],
    ['color: red', 'color: red'],
  ])('turns %s into %s', (written, converted) => {
    expect(convertInlineStyle(written)).toBe(converted);
  });
});
