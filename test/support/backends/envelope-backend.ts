import type { Request, Response } from 'express';
import express from 'express';

import type { BareNumber, WechatSettings } from './wechat-calls';
import { createWechatCalls } from './wechat-calls';

interface Member {
  readonly uid: number;
  nickName: string;
  avatar: string;
  areaCode: string;
  mobile: string;
}

export interface EnvelopeBackend {
  readonly app: express.Express;
  /** Somebody else has this number already. */
  give(number: BareNumber): void;
  /** The next response is this code, with a status if one is given, or this status with a web page. */
  failNext(
    how: { readonly code: number; readonly status?: number } | { readonly status: number },
  ): void;
  /** Method and path of every call, in their order. */
  readonly calls: readonly string[];
}

/** HTTP 200 to everything and `{code, msg, data}`: what docs/envelope-backend.md adapts the program to. */
export function createEnvelopeBackend(settings: WechatSettings): EnvelopeBackend {
  const wechat = createWechatCalls(settings);
  const members = new Map<string, Member>();
  const calls: string[] = [];
  let failure: Parameters<EnvelopeBackend['failNext']>[0] | undefined;
  const app = express().use(express.json());
  const say = (response: Response, code: number, data: unknown = null) =>
    response.json({ code, msg: code === 0 ? 'ok' : 'failed', data });

  app.use((request, response, next) => {
    calls.push(`${request.method} ${request.path}`);
    const now = failure;
    failure = undefined;
    if (now === undefined) next();
    else if ('code' in now) say(response.status(now.status ?? 200), now.code);
    else response.status(now.status).send('<html>busy</html>');
  });

  const memberOf = (token: string): Member => {
    const member = members.get(token) ?? {
      uid: members.size + 1001,
      nickName: '',
      avatar: '',
      areaCode: '',
      mobile: '',
    };
    members.set(token, member);
    return member;
  };

  app.post('/api/wx/login', async (request, response) => {
    const { jsCode } = request.body as { readonly jsCode: string };
    const token = await wechat.openidOf(jsCode);
    if (token === undefined) return say(response, 10001);
    return say(response, 0, { token, expire: 7200, member: memberOf(token) });
  });

  /** With the member whose token the header brings. */
  const signedIn =
    (handle: (member: Member, request: Request, response: Response) => unknown) =>
    (request: Request, response: Response): unknown => {
      const member = members.get(request.get('x-token') ?? '');
      return member === undefined ? say(response, 40100) : handle(member, request, response);
    };

  app.get(
    '/api/member/info',
    signedIn((member, _request, response) => say(response, 0, member)),
  );
  app.post(
    '/api/member/update',
    signedIn((member, request, response) => {
      member.nickName = (request.body as { readonly nickName: string }).nickName;
      return say(response, 0, member);
    }),
  );
  app.post(
    '/api/member/avatar',
    signedIn((member, request, response) => {
      const form = request.get('content-type') ?? '';
      if (!form.startsWith('multipart/form-data')) return say(response, 10032);
      request.resume();
      member.avatar = `http://127.0.0.1:9/avatars/${member.uid}.png`;
      return request.once('end', () => say(response, 0, member));
    }),
  );
  app.post(
    '/api/member/bindPhone',
    signedIn(async (member, request, response) => {
      const { phoneCode, force } = request.body as {
        readonly phoneCode: string;
        readonly force: boolean;
      };
      const asked = exchanged.get(phoneCode) ?? wechat.numberOf(phoneCode);
      exchanged.set(phoneCode, asked);
      const number = await asked;
      if (number === undefined) return say(response, 10011);
      const { countryCode: areaCode, purePhoneNumber: mobile } = number;
      const others = [...members.values()].filter((one) => one !== member && one.mobile === mobile);
      if (others.length > 0 && !force) return say(response, 10012);
      for (const other of others) other.mobile = '';
      Object.assign(member, { areaCode, mobile });
      return say(response, 0, member);
    }),
  );
  app.post(
    '/api/member/unbindPhone',
    signedIn((member, _request, response) => {
      member.mobile = '';
      return say(response, 0);
    }),
  );
  /** A phone code is good once: what WeChat said is kept for the question that follows a conflict. */
  const exchanged = new Map<string, Promise<BareNumber | undefined>>();

  return {
    app,
    calls,
    give: ({ countryCode, purePhoneNumber }) => {
      Object.assign(memberOf('somebody else'), { areaCode: countryCode, mobile: purePhoneNumber });
    },
    failNext: (how) => {
      failure = how;
    },
  };
}
