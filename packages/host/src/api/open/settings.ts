import { isAtLeast } from '../../phone/base-library';
import { anonymousPerson } from '../../phone/open-abilities/anonymous-person';
import type { ApiTable, Options } from '../kit/api';
import { asyncApi, syncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';
import { requirePrivacy } from './privacy-gate';

/** Asks for a scope, and fails in WeChat's words where it is not given. */
export async function requirePermission({ phone }: ApiContext, scope: string): Promise<void> {
  const decision = await phone.permissions.request(scope);
  switch (decision) {
    case 'allowed':
      return;
    case 'denied':
      throw new ApiFailure('auth deny', 103);
    case 'unknown-scope':
      throw new ApiFailure(`invalid scope "${scope}"`);
  }
}

/** Scopes of what the privacy guide names (documentation: 小程序用户隐私保护指引内容介绍). */
const guarded = new Set(
  [
    ...['userLocation', 'userLocationBackground', 'userFuzzyLocation', 'werun', 'record', 'camera'],
    ...['bluetooth', 'writePhotosAlbum', 'addPhoneContact', 'addPhoneCalendar'],
  ].map((name) => `scope.${name}`),
);

async function authorize(context: ApiContext, { scope }: Options): Promise<void> {
  if (guarded.has(String(scope))) await requirePrivacy(context, 'authorize');
  return requirePermission(context, String(scope));
}

/** Documentation (SubscriptionsSetting): only choices that the person wanted kept are told. */
const settings = ({ phone }: ApiContext, { withSubscriptions }: Options, since: string) => ({
  authSetting: phone.permissions.granted(),
  ...(withSubscriptions === true &&
    isAtLeast(phone.settings.get().baseLibrary, since) && {
      subscriptionsSetting: {
        mainSwitch: phone.settings.get().subscriptions !== 'switched-off',
        itemSettings: phone.subscriptions.kept(),
      },
    }),
});

/**
 * The settings page lies over the program, which is in the back meanwhile; the result comes on
 * return.
 */
async function openSetting(context: ApiContext, options: Options) {
  requireTap(context);
  await context.behind(() => context.phone.permissions.openSettings());
  return settings(context, options, '2.10.3');
}

/** Fails where the program does not handle a tap of the person. */
export function requireTap({ inTap }: ApiContext): void {
  if (!inTap()) throw new ApiFailure('can only be invoked by user TAP gesture.');
}

/** Permissions, the old user information, analytics (documentation: API / 开放接口, 数据分析). */
export const settingApis = {
  authorize: asyncApi(authorize, { since: '1.2.0' }),
  getSetting: asyncApi((context, options) => settings(context, options, '2.10.1'), {
    since: '1.2.0',
  }),
  openSetting: asyncApi(openSetting, { since: '1.1.0' }),
  getUserProfile: asyncApi(
    (context, { desc }) => {
      requireTap(context);
      if (typeof desc !== 'string' || desc.length === 0 || desc.length > 30) {
        throw new ApiFailure('desc length does not meet the requirements');
      }
      return anonymousPerson();
    },
    { since: '2.10.4' },
  ),
  getUserInfo: asyncApi(anonymousPerson, { promise: false }),
  reportAnalytics: syncApi(({ phone }, eventName, data) => {
    const text = `reportAnalytics ${String(eventName)} ${JSON.stringify(data ?? {})}`;
    phone.journal.emit('notice', { severity: 'info', text });
  }),
  reportMonitor: syncApi(({ phone }, name, value) => {
    const text = `reportMonitor ${String(name)} ${String(value)}`;
    phone.journal.emit('notice', { severity: 'info', text });
  }, '2.0.1'),
  /** The program takes part in no experiment here. */
  getExptInfoSync: syncApi(() => ({}), '2.17.0'),
} satisfies ApiTable;
