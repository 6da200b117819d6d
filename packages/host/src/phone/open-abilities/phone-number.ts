import type { PhoneComponent, PhoneGrantAnswer, PhoneRefusal } from '../../platform/platform';
import { isAtLeast } from '../base-library';
import type { Phone } from '../phone';
import { ask } from '../surfaces';

/**
 * `e.detail` of a phone button's event, or the result of `wx.getPhoneNumber` (docs/wechat-facts.md
 * §1.2, §1.3).
 */
export interface PhoneEventDetail {
  readonly errMsg: string;
  readonly errno?: number;
  readonly code?: string;
  readonly encryptedData?: string;
  readonly iv?: string;
  readonly cloudID?: string;
}

export interface PhoneNumberRequest {
  readonly appid: string;
  readonly programName: string;
  readonly component: PhoneComponent;
  /** False: the program shows its own words when the quota is used up (base library 3.0.1). */
  readonly noQuotaToast: boolean;
}

type Answer = { readonly kind: 'allow'; readonly numberId: string } | { readonly kind: 'refuse' };

/** The name that errMsg starts with. */
const names: Readonly<Record<PhoneComponent, string>> = {
  quick: 'getPhoneNumber',
  realtime: 'getRealtimePhoneNumber',
};

/** The base library that brought the component; below it a tap does nothing. */
const since: Readonly<Record<PhoneComponent, string>> = { quick: '1.2.0', realtime: '2.24.4' };

/**
 * What happens between the tap on a phone button and its event: privacy, quota, the person's
 * choice, the code. Undefined when this client does not know the button at all.
 */
export async function requestPhoneNumber(
  phone: Phone,
  request: PhoneNumberRequest,
): Promise<PhoneEventDetail | undefined> {
  const { baseLibrary, client } = phone.settings.get();
  if (!isAtLeast(baseLibrary, since[request.component])) return undefined;
  if (client === 'devtools' && request.component === 'realtime') {
    return { errMsg: 'getrealtimephonenumber not supported on devtools' };
  }
  const name = names[request.component];
  try {
    return (await refusedByPrivacy(phone, name)) ?? (await askForNumber(phone, request));
  } catch (error) {
    // Whatever went wrong at "WeChat's servers": a tap that fires no event leaves the program waiting for ever.
    const reason = error instanceof Error ? error.message : String(error);
    phone.journal.emit('notice', { severity: 'error', text: `${name}: ${reason}` });
    return { errMsg: `${name}:fail ${reason}` };
  }
}

async function refusedByPrivacy(phone: Phone, name: string): Promise<PhoneEventDetail | undefined> {
  const decision = await phone.privacy.authorize(`button.${name}`);
  switch (decision) {
    case 'allowed':
      return undefined;
    case 'refused':
      return { errMsg: `${name}:fail privacy permission is not authorized`, errno: 104 };
    case 'undeclared':
      return {
        errMsg: `${name}:fail api scope is not declared in the privacy agreement`,
        errno: 112,
      };
  }
}

async function askForNumber(phone: Phone, request: PhoneNumberRequest): Promise<PhoneEventDetail> {
  const { appid, component, programName } = request;
  const query = await phone.platform.queryPhone({ appid, component });
  if (query.kind === 'refused') return refused(phone, request, query);
  const answer = await ask<Answer>(phone.surfaces, (give) => ({
    kind: 'phone-sheet',
    component,
    programName,
    numbers: query.numbers,
    answer: give,
  }));
  if (answer.kind === 'refuse') return { errMsg: denial(phone, names[component]) };
  const grant = await phone.platform.grantPhone({ appid, component, numberId: answer.numberId });
  return grant.kind === 'refused' ? refused(phone, request, grant) : granted(phone, request, grant);
}

function refused(
  phone: Phone,
  { noQuotaToast }: PhoneNumberRequest,
  { errMsg, errno }: PhoneRefusal,
): PhoneEventDetail {
  const mayBeSilent = isAtLeast(phone.settings.get().baseLibrary, '3.0.1');
  if (errno === 1400001 && (noQuotaToast || !mayBeSilent)) {
    // The notice and the event come together; the event does not wait for the notice.
    void ask<undefined>(phone.surfaces, (answer) => ({
      kind: 'no-quota',
      answer: () => {
        answer(undefined);
      },
    }));
  }
  return errno === undefined ? { errMsg } : { errMsg, errno };
}

/** Clients word the person's refusal differently (docs/wechat-facts.md §1.3). */
function denial(phone: Phone, name: string): string {
  return phone.settings.get().client === 'android'
    ? `${name}:fail:user deny`
    : `${name}:fail user deny`;
}

function granted(
  phone: Phone,
  { component }: PhoneNumberRequest,
  grant: Extract<PhoneGrantAnswer, { kind: 'granted' }>,
): PhoneEventDetail {
  const { code, encryptedData, iv, cloudID } = grant;
  const bringsCode =
    component === 'realtime' || isAtLeast(phone.settings.get().baseLibrary, '2.21.2');
  const legacy = component === 'quick';
  return {
    errMsg: `${names[component]}:ok`,
    // An empty code is what a simulated old client gets: it then sends none.
    ...(bringsCode && code !== '' && { code }),
    ...(legacy && encryptedData !== undefined && { encryptedData }),
    ...(legacy && iv !== undefined && { iv }),
    ...(legacy && cloudID !== undefined && { cloudID }),
  };
}
