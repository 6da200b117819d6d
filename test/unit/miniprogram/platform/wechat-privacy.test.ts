import { createWechatPrivacy } from '../../../../miniprogram/platform/wechat-privacy';
import { installFakeWx } from '../../../support/fake-wx';
import { patientDoor } from './doors/patient-door';

const calls = ['requirePrivacyAuthorize', 'openPrivacyContract'];

describe('createWechatPrivacy', () => {
  it('is absent on clients without the calls (before 2.32.3)', () => {
    installFakeWx([]);
    expect(createWechatPrivacy(patientDoor)).toBeNull();
  });

  it('hands the resolve of WeChat on', () => {
    const answers: unknown[] = [];
    installFakeWx(calls, {
      onNeedPrivacyAuthorization: (listener: (resolve: unknown, event: object) => void) => {
        listener((answer: unknown) => answers.push(answer), { referrer: 'button.getPhoneNumber' });
      },
    });
    createWechatPrivacy(patientDoor)?.onNeed((resolve) => {
      resolve({ event: 'disagree' });
    });
    expect(answers).toStrictEqual([{ event: 'disagree' }]);
  });

  const start = (own: object = {}) => {
    const wx = installFakeWx([...calls, 'getPrivacySetting'], {
      onNeedPrivacyAuthorization: () => undefined,
      ...own,
    });
    const privacy = createWechatPrivacy(patientDoor);
    if (privacy === null) throw new Error('There are privacy calls.');
    return { wx, privacy };
  };

  it.each([
    ['success', true],
    ['fail', false],
  ] as const)('reads openContract with %s as %s', async (callback, expected) => {
    const { wx, privacy } = start();
    const answer = privacy.openContract();
    wx.last()[callback]?.({ errMsg: 'x' });
    await expect(answer).resolves.toBe(expected);
  });

  it('reads a success of require as agreed', async () => {
    const { wx, privacy } = start();
    const answer = privacy.require();
    wx.last().success?.({ errMsg: 'requirePrivacyAuthorize:ok' });
    await expect(answer).resolves.toStrictEqual({ kind: 'agreed' });
  });

  it.each<readonly [kind: string, errMsg: unknown, errno: unknown]>([
    ['privacy-declined', 'requirePrivacyAuthorize:fail privacy permission is not authorized', 104],
    [
      'privacy-declined',
      'requirePrivacyAuthorize:fail privacy permission is not authorized',
      undefined,
    ],
    [
      'privacy-declined',
      'requirePrivacyAuthorize:fail privacy permission is not authorized in gap',
      104,
    ],
    ['privacy-declined', 'requirePrivacyAuthorize:fail', 104],
    ['privacy-declined', 'requirePrivacyAuthorize:fail', 101102],
    ['privacy-not-declared', 'requirePrivacyAuthorize:fail', 112],
    ['privacy-not-declared', 'requirePrivacyAuthorize:fail', 101100],
    [
      'privacy-not-declared',
      'requirePrivacyAuthorize:fail api scope is not declared in the privacy agreement',
      undefined,
    ],
    ['privacy-banned', 'requirePrivacyAuthorize:fail appid privacy api banned', undefined],
    ['privacy-banned', 'requirePrivacyAuthorize:fail', 1025],
    ['privacy-banned', 'requirePrivacyAuthorize:fail', 1026],
    ['privacy-banned', 'requirePrivacyAuthorize:fail', 101101],
    ['failed', 'requirePrivacyAuthorize:fail internal error', 4],
    ['failed', 'requirePrivacyAuthorize:fail time out', 5],
    ['failed', 'requirePrivacyAuthorize:fail jsapi not supported', 100],
    // The name of the call alone says nothing of a refusal.
    ['failed', 'requirePrivacyAuthorize:fail', undefined],
    ['failed', undefined, undefined],
    ['failed', 7, 'x'],
  ])('reads a failure of require as %s: %s [%s]', async (kind, errMsg, errno) => {
    const { wx, privacy } = start();
    const answer = privacy.require();
    wx.last().fail?.({ errMsg, errno });
    await expect(answer).resolves.toMatchObject({ kind });
  });

  it('keeps text and number for developers', async () => {
    const { wx, privacy } = start();
    const answer = privacy.require();
    wx.last().fail?.({ errMsg: 'requirePrivacyAuthorize:fail', errno: 112 });
    await expect(answer).resolves.toMatchObject({ raw: 'requirePrivacyAuthorize:fail [112]' });
  });

  it('asks nothing where the client has the listener alone', async () => {
    const { privacy } = start({
      requirePrivacyAuthorize: undefined,
      getPrivacySetting: undefined,
    });
    await expect(privacy.require()).resolves.toStrictEqual({ kind: 'agreed' });
    await expect(privacy.isNeeded()).resolves.toBeNull();
  });

  it.each([
    ['success', { needAuthorization: true }, true],
    ['success', { needAuthorization: false }, false],
    ['success', { needAuthorization: 'no' }, null],
    ['fail', { errMsg: 'getPrivacySetting:fail' }, null],
  ] as const)('knows from getPrivacySetting with %s %j: %s', async (callback, result, expected) => {
    const { wx, privacy } = start();
    const answer = privacy.isNeeded();
    wx.last()[callback]?.(result);
    await expect(answer).resolves.toBe(expected);
  });
});
