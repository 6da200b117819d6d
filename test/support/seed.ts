import { defaultAccount } from '../wechat/seed';

/** The appid of project.config.json, which the simulated platform knows. */
export const defaultAppid = defaultAccount.appid;
