import type { PhoneRefusalKind } from '../../models/phone';

const fail = (why: string, errno?: number): object => ({
  errMsg: `getPhoneNumber:fail ${why}`,
  errno,
});

/** An event detail for every kind of refusal (docs/wechat-facts.md §1.3): nobody can produce them on demand on a phone. */
export const knownDetails: Readonly<Record<PhoneRefusalKind, object>> = {
  declined: fail('user deny'),
  'privacy-declined': fail('privacy permission is not authorized', 104),
  'privacy-not-declared': fail('api scope is not declared in the privacy agreement', 112),
  'privacy-banned': fail('appid privacy api banned'),
  'no-permission': fail('jsapi has no permission', 102),
  'quota-exhausted': fail('appid no enough quota', 1400001),
  'too-frequent': { errMsg: 'invoke getPhoneNumber too frequently' },
  unsupported: fail('not supported', 100),
  'needs-verification': fail('用户绑定的手机需要进行验证，请在客户端完成短信验证步骤'),
  'no-number': fail('用户未绑定手机，请先在微信客户端进行绑定后重试'),
  failed: fail('internal error', 4),
};

/** Every kind of refusal. */
export const refusalKinds = Object.keys(knownDetails) as readonly PhoneRefusalKind[];

/** What the next phone event is to be taken for; null, as it comes, for a name that is no kind. */
export function nextOutcome(
  name: string,
): { readonly name: string; readonly detail: object } | null {
  const kind = refusalKinds.find((known) => known === name);
  return kind === undefined ? null : { name: kind, detail: knownDetails[kind] };
}
