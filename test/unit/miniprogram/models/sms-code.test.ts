import { readSmsCode } from '../../../../miniprogram/models/sms-code';

describe('readSmsCode', () => {
  it.each([
    ['', ''],
    ['12', '12'],
    ['123456', '123456'],
    ['1234567', '123456'],
    ['123 456', '123456'],
    [' 1 2 3 4 5 6 ', '123456'],
    ['123-456', '123456'],
    ['１２３４５６', '123456'],
    ['【小店】验证码 402918，5 分钟内有效。', '402918'],
    ['Order 10086: your code is 402918', '402918'],
    ['abc', ''],
  ])('reads "%s" as "%s"', (typed, code) => {
    expect(readSmsCode(typed)).toBe(code);
  });
});
