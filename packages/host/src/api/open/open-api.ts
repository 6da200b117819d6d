import { requestPhoneNumber } from '../../phone/open-abilities/phone-number';
import { ask } from '../../phone/surfaces';
import type { ApiTable } from '../kit/api';
import { asyncApi, syncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import { requirePrivacy } from './privacy-gate';

const copyOf = (extConfig: object = {}): object => JSON.parse(JSON.stringify(extConfig)) as object;

/** Open interfaces (documentation: API / 开放接口). */
export const openApis = {
  login: asyncApi(async ({ phone, program }) => {
    if (phone.settings.get().network === 'offline') throw new ApiFailure('', 5);
    const { code } = await phone.platform.login({ appid: program.appid });
    return { code };
  }),
  checkSession: asyncApi(async ({ phone, program }) => {
    const { valid } = await phone.platform.checkSession({ appid: program.appid });
    if (!valid) throw new ApiFailure('session time out, need relogin');
  }),
  getAccountInfoSync: syncApi(({ phone, program }) => {
    const { envVersion } = phone.settings.get();
    return {
      miniProgram: {
        appId: program.appid,
        envVersion,
        // Documentation: only the released program knows its version.
        version: envVersion === 'release' ? '1.0.0' : '',
      },
    };
  }, '2.2.2'),
  getExtConfigSync: syncApi(({ program }) => copyOf(program.extConfig), '1.1.0'),
  getExtConfig: asyncApi(({ program }) => ({ extConfig: copyOf(program.extConfig) }), {
    since: '1.1.0',
  }),
  reportEvent: syncApi(({ phone }, id, data) => {
    phone.journal.emit('notice', {
      severity: 'info',
      text: `reportEvent ${String(id)} ${JSON.stringify(data ?? {})}`,
    });
  }, '2.14.4'),
  getPrivacySetting: asyncApi(
    ({ phone }) => ({
      needAuthorization: phone.privacy.needsAuthorization(),
      privacyContractName: phone.privacy.contractName,
    }),
    { since: '2.32.3', promise: false },
  ),
  requirePrivacyAuthorize: asyncApi(
    (context) => requirePrivacy(context, 'requirePrivacyAuthorize'),
    { since: '2.32.3', promise: false },
  ),
  openPrivacyContract: asyncApi(
    ({ phone }) => {
      const { contractName } = phone.privacy;
      void ask<undefined>(phone.surfaces, (answer) => ({
        kind: 'privacy-contract',
        contractName,
        answer: () => {
          answer(undefined);
        },
      }));
    },
    { since: '2.32.3', promise: false },
  ),
  onNeedPrivacyAuthorization: syncApi(({ phone }, listener) => {
    phone.privacy.setListener(listener as never);
  }, '2.32.3'),
  /** A mini-game API that "may" appear (docs/wechat-facts.md §2): here by the phone's setting. */
  getPhoneNumber: asyncApi(
    async (context, options) => {
      if (!context.inTap()) {
        throw new ApiFailure('require user interaction (only in touchend event)');
      }
      const { phone, program } = context;
      const detail = await requestPhoneNumber(phone, {
        appid: program.appid,
        programName: program.name,
        component: options['isRealtime'] === true ? 'realtime' : 'quick',
        noQuotaToast: options['phoneNumberNoQuotaToast'] !== false,
      });
      if (detail?.code === undefined) {
        const reason = (detail?.errMsg ?? 'not supported').replace(/^\w+:fail[ :]?/, '');
        throw new ApiFailure(reason, detail?.errno);
      }
      return { code: detail.code };
    },
    { promise: false },
  ),
} satisfies ApiTable;
