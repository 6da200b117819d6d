import { z } from 'zod';

/** What a backend of somebody's own is told at the start: `npm start -- --backend` prints it. */
export interface WechatSettings {
  readonly baseUrl: string;
  readonly appid: string;
  readonly secret: string;
}

/** WeChat's server API as a team calls it that has read its documentation once. */
export interface WechatCalls {
  /** The openid behind a login code; undefined when WeChat refuses it. */
  openidOf(loginCode: string): Promise<string | undefined>;
  /** The number behind a phone code; undefined when WeChat refuses it. */
  numberOf(code: string): Promise<BareNumber | undefined>;
}

export interface BareNumber {
  readonly countryCode: string;
  readonly purePhoneNumber: string;
}

const sessionSchema = z.object({ openid: z.string().optional() });
const tokenSchema = z.object({ access_token: z.string() });
const numberSchema = z.object({
  phone_info: z.object({ countryCode: z.string(), purePhoneNumber: z.string() }).optional(),
});

export function createWechatCalls({ baseUrl, appid, secret }: WechatSettings): WechatCalls {
  const post = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  return {
    async openidOf(loginCode) {
      const query = new URLSearchParams({
        appid,
        secret,
        js_code: loginCode,
        grant_type: 'authorization_code',
      });
      const response = await fetch(`${baseUrl}/sns/jscode2session?${query}`);
      return sessionSchema.parse(await response.json()).openid;
    },
    async numberOf(code) {
      const { access_token: token } = tokenSchema.parse(
        await post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret }),
      );
      const path = `/wxa/business/getuserphonenumber?access_token=${token}`;
      return numberSchema.parse(await post(path, { code })).phone_info;
    },
  };
}

/** `135******66`, as both backends here show a number. */
export const maskNumber = ({ purePhoneNumber: number }: BareNumber): string =>
  number.slice(0, 3) + '*'.repeat(number.length - 5) + number.slice(-2);
