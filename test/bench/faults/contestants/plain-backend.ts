import type { WechatGateway } from 'onboarding-backend';
import type { PlainAnswer } from 'onboarding-testing';

/**
 * The backend beside a sample: it exchanges what it is sent and remembers the number, with the access
 * token held as the documentation asks. No idempotency, no record of codes.
 */
export interface PlainBackend {
  /** `POST /phone`. */
  bind(openid: string, phoneCode: string): Promise<PlainAnswer>;
  /** `POST /login-and-phone`: both codes in one request. */
  loginAndBind(loginCode: string, phoneCode: string): Promise<PlainAnswer>;
  /** `GET /me`. */
  me(openid: string): Promise<PlainAnswer>;
  isBound(openid: string): boolean;
}

const answer = (status: number, body: object): PlainAnswer => ({ status, headers: {}, body });

export function createPlainBackend(gateway: WechatGateway): PlainBackend {
  const numbers = new Map<string, string>();
  const bind = async (openid: string, code: string): Promise<PlainAnswer> => {
    const outcome = await gateway.exchangePhoneCode({ code, openid });
    if (outcome.kind !== 'number') return answer(500, { error: outcome.kind });
    numbers.set(openid, outcome.number.pureNumber);
    return answer(200, { bound: true });
  };
  return {
    bind,
    loginAndBind: async (loginCode, phoneCode) => {
      const login = await gateway.exchangeLoginCode(loginCode);
      if (login.kind !== 'session') return answer(500, { error: login.kind });
      return bind(login.openid, phoneCode);
    },
    me: (openid) => Promise.resolve(answer(200, { bound: numbers.has(openid) })),
    isBound: (openid) => numbers.has(openid),
  };
}
