/** The stand-in backend: it speaks the contract and exchanges codes at the simulated or the real WeChat. */
export type { Backend, BackendOptions } from './backend';
export { createBackend } from './backend';
export { systemClock } from './clock';
export type { CloudFunctionOptions, FunctionResponse } from './cloud/cloud-function';
export { createCloudFunction } from './cloud/cloud-function';
export type { CloudSdk } from './cloud/cloud-sdk';
export { startContainer } from './cloud/container';
export { collectionName } from './cloud/records/records';
export { digest } from './digest';
export type { FaultSwitch } from './fault-switch';
export { createFaultSwitch } from './fault-switch';
export type { ApiCall, ApiOutcome, ApiRequest } from './gateway/api-call';
export { createApiCall } from './gateway/api-call';
export type {
  LoginOutcome,
  NoVerdict,
  PhoneOutcome,
  ReviewOutcome,
  WechatGateway,
} from './gateway/gateway';
export { createGatewayOver, createHttpGateway } from './gateway/http-gateway';
export { noVerdictProblem } from './gateway/no-verdict';
export { failureAnswer } from './gateway/wechat-answers';
export type { WayBack, WechatConnection } from './gateway/wechat-connection';
export {
  ConnectionError,
  wayBackFromEnvironment,
  wechatConnectionFromEnvironment,
} from './gateway/wechat-connection';
export { openPhonePayload } from './phone/phone-payload';
export { createPhoneVault } from './phone/phone-vault';
export { ProblemError } from './problem';
export { systemRandom } from './random';
export type { PushSettings } from './routes/push-routes';
export { pushPath } from './routes/push-routes';
export { sharedPlaceFromEnvironment } from './shared-place';
export type { SmsMessage, SmsOutbox } from './sms/sms-sender';
export { createSmsOutbox } from './sms/sms-sender';
export type { RunningBackend } from './start-backend';
export { startBackend } from './start-backend';
export { openStore } from './store/open-store';
export type { SharedPlace, State } from './store/state-folder';
export { openSharedState, openState } from './store/state-folder';
export type { OpenStore, Store, StoredAvatar, StoredSession } from './store/store';
export { userView } from './users/user-view';
