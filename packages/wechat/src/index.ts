/** The simulated WeChat: accounts, people, one-time codes, quotas and charges, and its server API. */
export type { Clock } from './clock';
export { systemClock } from './clock';
export type { Cloud } from './cloud/cloud';
export { createCloud } from './cloud/cloud';
export { createDevicePlatform } from './device/device-platform';
export type { Account, PhoneNumber } from './directory';
export { wechatError } from './errcode';
export type { ServerFault } from './faults';
export type { WechatServer } from './http/server';
export { startWechatServer } from './http/server';
export { encryptPayload } from './phone/encrypted-payload';
export { phonePayload } from './phone/phone-grant';
export type { PhoneFailure } from './phone/phone-outcomes';
export { phoneFailures, refusalOf } from './phone/phone-outcomes';
export type { Quota } from './phone/quota';
export { mediaMessage, pushMediaChecks } from './push/media-push';
export type { PrivacyEvent, PushAnswer, PushForgery, PushTarget } from './push/push-message';
export {
  privacyMessage,
  pushMessage,
  pushSignature,
  quotaMessage,
  verifyPushTarget,
} from './push/push-message';
export { createFreshRandom, createRandom } from './random';
export { accountOf, defaultAccount } from './seed';
export type { Wechat } from './wechat';
export { createWechat } from './wechat';
