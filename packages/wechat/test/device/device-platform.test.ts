import { systemClock } from '../../src/clock';
import { createDevicePlatform } from '../../src/device/device-platform';
import { createRandom } from '../../src/random';
import { defaultAccount } from '../../src/seed';
import { createWechat } from '../../src/wechat';
import { appid, createFixture } from '../platform-fixture';

describe('the platform as one phone sees it', () => {
  it('grants to the person who holds the phone', async () => {
    const { wechat } = createFixture();
    const phone = createDevicePlatform(wechat, { userId: 'chen' });
    const request = { appid, component: 'quick', numberId: 'test' } as const;
    const answer = await phone.grantPhone(request);
    expect(answer).toMatchObject({ kind: 'granted' });
    expect(wechat.phoneCodes.records()[0]?.binding).toMatchObject({
      openid: wechat.directory.openid(appid, 'chen'),
      number: { purePhoneNumber: '12066600001' },
    });
  });

  it('answers an empty code as an old client', async () => {
    const { wechat } = createFixture();
    const phone = createDevicePlatform(wechat, { userId: 'lin', oldClient: true });
    await phone.login({ appid });
    expect(
      await phone.grantPhone({ appid, component: 'quick', numberId: 'mainland' }),
    ).toMatchObject({ code: '', encryptedData: expect.any(String) as string });
  });

  it('rejects the login of an unknown account', async () => {
    const phone = createDevicePlatform(createFixture().wechat, { userId: 'lin' });
    await expect(phone.login({ appid: 'wxnobody' })).rejects.toThrow('wx.login failed');
  });

  it.each(['wxfedcba9876543210', 'touristappid'])(
    'takes a program of the unknown account %s where any appid is taken, with the default secret for its backend',
    async (other) => {
      const wechat = createWechat({
        clock: systemClock,
        random: createRandom(1),
        takesAnyAppid: true,
      });
      const phone = createDevicePlatform(wechat, { userId: 'lin' });
      const { code } = await phone.login({ appid: other });
      const session = { appid: other, secret: defaultAccount.secret, js_code: code };
      expect(
        wechat.server.code2Session({ ...session, grant_type: 'authorization_code' }),
      ).toMatchObject({ openid: wechat.directory.openid(other, 'lin') });
      wechat.reset();
      expect(
        await phone.grantPhone({ appid: other, component: 'quick', numberId: 'mainland' }),
      ).toMatchObject({ kind: 'granted' });
    },
  );

  it('waits as long as told before it answers', async () => {
    const { wechat } = createFixture();
    const waited: number[] = [];
    const phone = createDevicePlatform(wechat, {
      userId: 'lin',
      wait: (milliseconds) => {
        waited.push(milliseconds);
        return Promise.resolve();
      },
    });
    wechat.faults.setLatency('queryPhone', 800);
    await phone.queryPhone({ appid, component: 'quick' });
    await phone.login({ appid });
    expect(waited).toStrictEqual([800]);
  });

  it('hands on the verdicts of content review', async () => {
    const { wechat } = createFixture();
    const phone = createDevicePlatform(wechat, { userId: 'lin' });
    wechat.review.next('avatar', 'reject');
    wechat.review.next('nickname', 'timeout');
    expect([
      await phone.reviewAvatar({ appid }),
      await phone.reviewAvatar({ appid }),
      await phone.reviewNickname({ appid, nickname: '小满' }),
    ]).toStrictEqual([{ verdict: 'reject' }, { verdict: 'pass' }, { verdict: 'timeout' }]);
  });
});
