import { uploadFile } from '../../../../miniprogram/platform/wechat-upload';
import { installFakeWx } from '../../../support/fake-wx';

const start = () => {
  const wx = installFakeWx(['uploadFile']);
  const told: number[] = [];
  const answer = uploadFile({
    url: 'https://api.firm.cn/v1/user/avatar',
    filePath: 'wxfile://tmp_1.jpg',
    name: 'avatar',
    headers: { authorization: 'Bearer a' },
    timeoutMs: 60_000,
    onProgress: (percent) => told.push(percent),
  });
  return { wx, told, answer };
};

describe('uploadFile', () => {
  it('sends the file as a form field, never with a content type of its own', () => {
    const { wx } = start();
    expect(wx.last()).toMatchObject({
      url: 'https://api.firm.cn/v1/user/avatar',
      filePath: 'wxfile://tmp_1.jpg',
      name: 'avatar',
      timeout: 60_000,
    });
    expect(wx.last()['header']).toStrictEqual({ authorization: 'Bearer a' });
  });

  it.each([
    ['{"id":"u1"}', { id: 'u1' }],
    ['<html>', '<html>'],
    ['', ''],
  ])('reads the answer %s, which is text whatever it is', async (data, body) => {
    const { wx, answer } = start();
    wx.last().success?.({ statusCode: 200, data });
    await expect(answer).resolves.toStrictEqual({
      kind: 'response',
      status: 200,
      headers: {},
      body,
    });
  });

  it('tells progress, and why there was no answer', async () => {
    const { wx, told, answer } = start();
    wx.progress(40);
    wx.last().fail?.({ errMsg: 'uploadFile:fail timeout' });
    expect(told).toStrictEqual([40]);
    await expect(answer).resolves.toStrictEqual({ kind: 'no-response', reason: 'timeout' });
  });
});
