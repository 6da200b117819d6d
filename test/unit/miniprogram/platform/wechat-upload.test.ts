import { createDoor } from '../../../../miniprogram/platform/door';
import { uploadFile } from '../../../../miniprogram/platform/wechat-upload';
import { createFakePlatform } from '../../../support/fake-platform';
import { installFakeWx } from '../../../support/fake-wx';
import { settled } from '../../../support/load-page';
import { patientDoor } from './doors/patient-door';

const file = {
  url: 'https://api.firm.cn/v1/user/avatar',
  filePath: 'wxfile://tmp_1.jpg',
  name: 'avatar',
  headers: { authorization: 'Bearer a' },
  timeoutMs: 60_000,
};

const start = () => {
  const wx = installFakeWx(['uploadFile']);
  const told: number[] = [];
  const answer = uploadFile(patientDoor, () => 0, {
    ...file,
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

  it('sends other fields beside it', () => {
    const wx = installFakeWx(['uploadFile']);
    void uploadFile(patientDoor, () => 0, {
      ...file,
      fields: { token: 't1' },
      onProgress: () => undefined,
    });
    expect(wx.last()['formData']).toStrictEqual({ token: 't1' });
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

  it('ends on a client that returns no task', async () => {
    const wx = installFakeWx([], { uploadFile: () => undefined });
    const ended = uploadFile(patientDoor, () => 0, { ...file, onProgress: () => undefined });
    expect(wx.calls).toStrictEqual([]);
    await settled();
    await expect(Promise.race([ended, Promise.resolve('open')])).resolves.toBe('open');
  });

  describe('while its time passes', () => {
    const begin = () => {
      const wx = installFakeWx(['uploadFile']);
      const time = createFakePlatform();
      const told: number[] = [];
      const ended: unknown[] = [];
      void uploadFile(createDoor(time.after), time.monotonic, {
        ...file,
        onProgress: (percent) => told.push(percent),
      }).then((result) => ended.push(result));
      return { wx, time, told, ended: () => settled().then(() => ended) };
    };
    const timeout = { kind: 'no-response', reason: 'timeout' };

    it('ends at 65 seconds when nothing moved in the last ten', async () => {
      const { wx, time, ended } = begin();
      time.advance(54_000);
      wx.progress(90);
      time.advance(11_499);
      expect(await ended()).toStrictEqual([]);
      time.advance(1);
      expect(await ended()).toStrictEqual([timeout]);
    });

    it('goes on while it moves, until 90 seconds', async () => {
      const { wx, time, told, ended } = begin();
      for (let seconds = 0; seconds < 90; seconds += 5) {
        expect(await ended()).toStrictEqual([]);
        wx.progress(seconds);
        time.advance(5000);
      }
      time.advance(500);
      expect(await ended()).toStrictEqual([timeout]);
      wx.progress(99);
      expect(told).not.toContain(99);
    });

    it('ends as soon as it stops to move after 65 seconds', async () => {
      const { wx, time, ended } = begin();
      time.advance(64_000);
      wx.progress(90);
      time.advance(6000);
      expect(await ended()).toStrictEqual([]);
      time.advance(5500);
      expect(await ended()).toStrictEqual([timeout]);
    });
  });
});
