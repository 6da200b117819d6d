import { storeFile } from '../../../../miniprogram/platform/wechat-cloud-file';
import type { WxCall } from '../../../support/fake-wx';
import { patientDoor } from './doors/patient-door';

function start(filePath: string) {
  const options: WxCall['options'][] = [];
  const order: string[] = [];
  const told: number[] = [];
  const listeners: ((event: { progress: number }) => void)[] = [];
  (globalThis as unknown as { wx: unknown }).wx = {
    cloud: {
      init: () => order.push('init'),
      uploadFile: (it: WxCall['options']) => {
        order.push('uploadFile');
        options.push(it);
        return {
          onProgressUpdate: (listener: (event: { progress: number }) => void) =>
            listeners.push(listener),
        };
      },
    },
  };
  const answer = storeFile(
    patientDoor,
    { monotonic: () => 0, randomId: () => '0'.repeat(32) },
    { kind: 'file', env: 'e', filePath, timeoutMs: 1, onProgress: (percent) => told.push(percent) },
  );
  const progress = (percent: number) => {
    for (const listener of listeners) listener({ progress: percent });
  };
  return { answer, order, told, progress, options: options[0] };
}

describe('storeFile', () => {
  it.each([
    ['wxfile://tmp_1.JPG', '.JPG'],
    ['http://tmp/a', ''],
    ['http://tmp/a.html?x=1', ''],
  ])('puts %s where the backend may take it, under a name nobody can guess', (path, ending) => {
    const { order, options } = start(path);
    expect(order).toStrictEqual(['init', 'uploadFile']);
    expect(options).toMatchObject({
      ...{ config: { env: 'e' }, filePath: path },
      cloudPath: `onboarding/uploads/${'0'.repeat(32)}${ending}`,
    });
  });

  it('answers with the id of the file, and with a bad gateway’s status when there is none', async () => {
    for (const [fileID, status] of [
      ['cloud://e.b/a', 200],
      [undefined, 502],
    ] as const) {
      const { answer, options } = start('a.jpg');
      options?.success?.({ fileID });
      await expect(answer).resolves.toMatchObject({ status, body: { fileId: fileID } });
    }
  });

  it('tells progress, and why the storage did not take it', async () => {
    const { answer, options, told, progress } = start('a.jpg');
    progress(40);
    options?.fail?.({ errCode: -501002, errMsg: 'cloud.uploadFile:fail' });
    await expect(answer).resolves.toStrictEqual({ kind: 'no-response', reason: 'timeout' });
    progress(90);
    expect(told).toStrictEqual([40]);
  });
});
