import { noResponse, readWechatError } from '../../../../miniprogram/platform/wechat-error';

describe('readWechatError', () => {
  it.each([
    [
      { errMsg: 'login:fail', errno: 3 },
      { errMsg: 'login:fail', errno: 3 },
    ],
    [{ errMsg: 'x' }, { errMsg: 'x', errno: null }],
    ['text', { errMsg: 'text', errno: null }],
    [
      { errMsg: 5, errno: '3' },
      { errMsg: '', errno: null },
    ],
    [null, { errMsg: '', errno: null }],
    [undefined, { errMsg: '', errno: null }],
  ])('reads %j', (error, expected) => {
    expect(readWechatError(error)).toStrictEqual(expected);
  });
});

describe('noResponse', () => {
  it.each([
    [{ errMsg: 'request:fail', errno: 5 }, 'timeout'],
    [{ errMsg: 'request:fail', errno: 600003 }, 'interrupted'],
    [{ errMsg: 'request:fail', errno: 600002 }, 'address-refused'],
    [{ errMsg: 'request:fail', errno: 600009 }, 'address-refused'],
    [{ errMsg: 'request:fail', errno: 600001 }, 'offline'],
    [{ errMsg: 'request:fail timeout' }, 'timeout'],
    [{ errMsg: 'request:fail interrupted' }, 'interrupted'],
    [{ errMsg: 'request:fail abort' }, 'aborted'],
    [{ errMsg: 'request:fail url not in domain list' }, 'address-refused'],
    [{ errMsg: 'request:fail invalid url "x"' }, 'address-refused'],
    [{ errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED' }, 'offline'],
    [null, 'offline'],
  ])('calls %j %s', (error, reason) => {
    expect(noResponse(error)).toStrictEqual({ kind: 'no-response', reason });
  });
});
