/** In the place of `wx-server-sdk` where a function is run by hand: an empty cloud, and 林小满 calls. */
import {
  createCloud,
  createFreshRandom,
  createWechat,
  defaultAccount,
  systemClock,
} from 'wechat-simulator';

const { appid } = defaultAccount;
const wechat = createWechat({ clock: systemClock, random: createFreshRandom() });
const cloud = createCloud(wechat, { appid });
cloud.records.createCollection('onboarding');

module.exports = {
  ...cloud.sdk(),
  getWXContext: () => ({ OPENID: wechat.directory.openid(appid, 'lin') ?? '', APPID: appid }),
};
