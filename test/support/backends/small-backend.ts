import type { Response } from 'express';
import express from 'express';

import type { WechatSettings } from './wechat-calls';
import { createWechatCalls, maskNumber } from './wechat-calls';

interface Person {
  readonly id: string;
  phone: { readonly masked: string; readonly countryCode: string } | null;
}

/**
 * As little of the contract as binds a number: what a team may have after its first afternoon. It knows
 * people by their openid, keeps nothing and checks next to nothing.
 */
export function createSmallBackend(settings: WechatSettings): express.Express {
  const wechat = createWechatCalls(settings);
  const people = new Map<string, Person>();
  const shown = ({ id, phone }: Person) => ({ id, nickname: null, avatarUrl: null, phone });
  const problem = (response: Response, status: number, code: string) =>
    response
      .status(status)
      .type('application/problem+json')
      .send(JSON.stringify({ type: 'about:blank', title: code, status, code }));
  const app = express().use(express.json());

  app.post('/v1/sessions', async (request, response) => {
    const { loginCode } = request.body as { readonly loginCode: string };
    const openid = await wechat.openidOf(loginCode);
    if (openid === undefined) return problem(response, 422, 'login-code-invalid');
    const person = people.get(openid) ?? { id: `person-${people.size + 1}`, phone: null };
    people.set(openid, person);
    return response
      .status(201)
      .json({ token: openid, expiresInSeconds: 3600, user: shown(person) });
  });

  const person = (header = ''): Person | undefined => people.get(header.replace('Bearer ', ''));

  app.get('/v1/user', (request, response) => {
    const found = person(request.get('authorization'));
    if (found === undefined) return problem(response, 401, 'session-invalid');
    return response.json(shown(found));
  });

  app.post('/v1/user/phone', async (request, response) => {
    const found = person(request.get('authorization'));
    if (found === undefined) return problem(response, 401, 'session-invalid');
    const { code } = request.body as { readonly code: string };
    const number = await wechat.numberOf(code);
    if (number === undefined) return problem(response, 422, 'phone-code-invalid');
    found.phone = { masked: maskNumber(number), countryCode: number.countryCode };
    return response.json({ user: shown(found) });
  });

  app.post(['/v1/usage-events', '/v1/quota-reports'], (_request, response) => {
    response.status(202).end();
  });
  return app;
}
