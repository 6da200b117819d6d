import { createPhoneNumberAsker } from '../../../../miniprogram/platform/wechat-phone-number';
import { installFakeWx } from '../../../support/fake-wx';
import { patientDoor } from './doors/patient-door';

describe('createPhoneNumberAsker', () => {
  it('is absent on clients without wx.getPhoneNumber', () => {
    installFakeWx([]);
    expect(createPhoneNumberAsker(patientDoor)).toBeNull();
  });

  it.each([
    ['quick', false],
    ['realtime', true],
  ] as const)('asks inside the tap, silently about the quota: %s', (component, isRealtime) => {
    const wx = installFakeWx(['getPhoneNumber']);
    void createPhoneNumberAsker(patientDoor)?.(component);
    expect(wx.last()).toMatchObject({ isRealtime, phoneNumberNoQuotaToast: false });
  });

  it.each(['success', 'fail'] as const)(
    'gives the answer of %s to the one reader',
    async (kind) => {
      const wx = installFakeWx(['getPhoneNumber']);
      const answer = createPhoneNumberAsker(patientDoor)?.('quick');
      wx.last()[kind]?.({ errMsg: 'getPhoneNumber:x', errno: 1400001 });
      await expect(answer).resolves.toStrictEqual({ errMsg: 'getPhoneNumber:x', errno: 1400001 });
    },
  );
});
