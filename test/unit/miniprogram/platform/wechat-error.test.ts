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

let warned: jest.SpyInstance;

beforeEach(() => {
  warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => {
  warned.mockRestore();
});

describe('noResponse', () => {
  it.each([
    [{ errMsg: 'request:fail url not in domain list', errno: 600002 }, 'address-refused'],
    [{ errMsg: 'request:fail', errno: 600010 }, 'request-refused'],
    [{ errMsg: 'request:fail ssl hand shake error' }, 'insecure'],
  ])('tells developers what they alone can set right: %j', (error, reason) => {
    noResponse(error);
    expect(warned.mock.calls).toStrictEqual([[expect.stringContaining(`${reason}: request:fail`)]]);
  });

  it('says nothing of a network that is away', () => {
    noResponse({ errMsg: 'request:fail -105:net::ERR_NAME_NOT_RESOLVED', errno: 600001 });
    noResponse({ errMsg: 'request:fail timeout', errno: 5 });
    expect(warned).not.toHaveBeenCalled();
  });

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
    // docs/wechat-errno.md §4: numbers, then texts of the clients.
    [{ errMsg: 'request:fail', errno: 600011 }, 'address-refused'],
    [{ errMsg: 'request:fail', errno: 600008 }, 'address-refused'],
    [{ errMsg: 'request:fail', errno: 600010 }, 'request-refused'],
    [{ errMsg: 'request:fail', errno: 600007 }, 'interrupted'],
    [{ errMsg: 'request:fail', errno: 600004 }, 'interrupted'],
    [{ errMsg: 'request:fail', errno: 600006 }, 'interrupted'],
    [{ errMsg: 'request:fail', errno: 602001 }, 'interrupted'],
    [{ errMsg: 'request:fail', errno: 602302 }, 'interrupted'],
    [{ errMsg: 'request:fail', errno: 4 }, 'interrupted'],
    [{ errMsg: 'request:fail 请求超时。' }, 'timeout'],
    [{ errMsg: 'request:fail 要求逾時。' }, 'timeout'],
    [{ errMsg: 'request:fail The request timed out.' }, 'timeout'],
    [{ errMsg: 'request:fail socket time out timeout:60000' }, 'timeout'],
    [{ errMsg: 'request:fail -7:net::ERR_TIMED_OUT', errno: 600001 }, 'timeout'],
    [{ errMsg: 'uploadFile:fail -118:net::ERR_CONNECTION_TIMED_OUT', errno: 600001 }, 'timeout'],
    [{ errMsg: 'uploadFile:fail:interupted' }, 'interrupted'],
    [
      {
        errMsg:
          'createRequestTask:fail: jsapi has no permission, runningState=suspend, detail=network api interrupted in suspend state',
      },
      'interrupted',
    ],
    [
      { errMsg: 'request:fail error_msg:network change, cancel all task', errno: 600001 },
      'interrupted',
    ],
    [{ errMsg: 'request:fail -103:net::ERR_CONNECTION_ABORTED', errno: 600001 }, 'offline'],
    [{ errMsg: 'request:fail -101:net::ERR_CONNECTION_RESET', errno: 600001 }, 'offline'],
    [{ errMsg: 'request:fail -21:net::ERR_NETWORK_CHANGED', errno: 600001 }, 'interrupted'],
    [{ errMsg: 'request:fail 网络连接已中断。' }, 'interrupted'],
    [{ errMsg: 'request:fail exceed max task count' }, 'interrupted'],
    [{ errMsg: 'request:fail https://a.cn 不在以下 request 合法域名列表中' }, 'address-refused'],
    [{ errMsg: 'request:fail 小程序要求的 TLS 版本必须大于等于 1.2' }, 'address-refused'],
    [{ errMsg: 'request:fail url validate error' }, 'address-refused'],
    [{ errMsg: 'request:fail -105:net::ERR_NAME_NOT_RESOLVED', errno: 600001 }, 'offline'],
    [{ errMsg: 'request:fail 似乎已断开与互联网的连接。' }, 'offline'],
    [null, 'offline'],
  ])('calls %j %s', (error, reason) => {
    expect(noResponse(error)).toStrictEqual({ kind: 'no-response', reason });
  });
});
