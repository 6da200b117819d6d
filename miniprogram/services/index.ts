import { config } from '../config';
import { createWechatPlatform } from '../platform/wechat-platform';
import { createServices } from './create-services';

/** The composition root: the one place where the program meets WeChat. */
export const services = createServices(createWechatPlatform(), config);

export { failureOf, ignoreFailure } from './backend/service-error';
