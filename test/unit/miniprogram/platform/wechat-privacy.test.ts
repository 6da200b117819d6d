import { createWechatPrivacy } from '../../../../miniprogram/platform/wechat-privacy';
import { installFakeWx } from '../../../support/fake-wx';

const calls = ['requirePrivacyAuthorize', 'openPrivacyContract'];

describe('createWechatPrivacy', () => {
  it('is absent on clients without the calls (before 2.32.3)', () => {
    installFakeWx([]);
    expect(createWechatPrivacy()).toBeNull();
  });

  it('hands the resolve of WeChat on', () => {
    const answers: unknown[] = [];
    installFakeWx(calls, {
      onNeedPrivacyAuthorization: (listener: (resolve: unknown, event: object) => void) => {
        listener((answer: unknown) => answers.push(answer), { referrer: 'button.getPhoneNumber' });
      },
    });
    createWechatPrivacy()?.onNeed((resolve) => {
      resolve({ event: 'disagree' });
    });
    expect(answers).toStrictEqual([{ event: 'disagree' }]);
  });

  it.each([
    ['require', 'success', true],
    ['require', 'fail', false],
    ['openContract', 'success', true],
    ['openContract', 'fail', false],
  ] as const)('reads %s with %s as %s', async (ability, callback, expected) => {
    const wx = installFakeWx(calls, { onNeedPrivacyAuthorization: () => undefined });
    const answer = createWechatPrivacy()?.[ability]();
    wx.last()[callback]?.({ errMsg: 'x' });
    await expect(answer).resolves.toBe(expected);
  });
});
