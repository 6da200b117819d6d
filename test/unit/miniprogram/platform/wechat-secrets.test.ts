import { createWechatSecrets } from '../../../../miniprogram/platform/wechat-secrets';
import { installFakeWx } from '../../../support/fake-wx';
import { patientDoor } from './doors/patient-door';

const start = () => {
  const wx = installFakeWx(['getStorage', 'setStorage', 'removeStorage']);
  const secrets = createWechatSecrets(patientDoor, '2.21.3');
  if (secrets === null) throw new Error('2.21.3 has encrypted storage.');
  return { wx, secrets };
};

describe('encrypted storage', () => {
  it('is not there before 2.21.3', () => {
    expect(createWechatSecrets(patientDoor, '2.21.2')).toBeNull();
  });

  it('is asked for by name on both ways', async () => {
    const { wx, secrets } = start();
    const writing = secrets.set('k', { a: 1 });
    expect(wx.last()).toMatchObject({ key: 'k', data: { a: 1 }, encrypt: true });
    wx.last().success?.({});
    await expect(writing).resolves.toBe(true);
    const reading = secrets.get('k');
    expect(wx.last()).toMatchObject({ key: 'k', encrypt: true });
    wx.last().success?.({ data: { a: 1 } });
    await expect(reading).resolves.toStrictEqual({ a: 1 });
  });

  it('reads nothing where nothing is', async () => {
    const { wx, secrets } = start();
    const reading = secrets.get('k');
    wx.last().fail?.({ errMsg: 'getStorage:fail data not found' });
    await expect(reading).resolves.toBeUndefined();
  });

  it('says that a write failed, to developers too, without what was written', async () => {
    const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { wx, secrets } = start();
    const writing = secrets.set('k', { code: 'paid' });
    wx.last().fail?.({ errMsg: 'setStorage:fail {"code":"paid"}' });
    await expect(writing).resolves.toBe(false);
    expect(JSON.stringify(warned.mock.calls)).not.toContain('paid');
    expect(warned.mock.calls).toStrictEqual([[expect.stringContaining('"k"')]]);
    warned.mockRestore();
  });

  it('erases', async () => {
    const { wx, secrets } = start();
    const erasing = secrets.remove('k');
    expect(wx.last()).toMatchObject({ key: 'k' });
    (wx.last()['complete'] as () => void)();
    await expect(erasing).resolves.toBeUndefined();
  });
});
