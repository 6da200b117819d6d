import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { StandIn } from '../../src/stand-in';

type Respond = (method: string, path: string, response: ServerResponse) => void;

async function openServer(respond: Respond): Promise<StandIn> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      respond(request.method ?? '', request.url ?? '', response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const number = { countryCode: '86', number: '12066600001' };
  return {
    url: `http://127.0.0.1:${String(port)}`,
    sms: {
      numbers: [number, { ...number, number: '12066600002' }],
      codeFor: () => Promise.resolve('123456'),
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const user = {
  id: 'u1',
  nickname: 'n',
  avatarUrl: null,
  phone: { masked: '154******00', countryCode: '86' },
};

const writeJson = (response: ServerResponse, status: number, body: object, type: string): void => {
  response.writeHead(status, { 'content-type': type });
  response.end(JSON.stringify(body));
};

/** What a mock answers: the example of the documentation, whatever was asked. */
const agree: Respond = (method, path, response) => {
  const say = (status: number, body: object): void => {
    writeJson(response, status, body, 'application/json');
  };
  if (method === 'DELETE' || /events|reports/.test(path)) response.writeHead(204).end();
  else if (path === '/v1/sessions') say(201, { token: 't'.repeat(32), expiresInSeconds: 60, user });
  else if (path === '/v1/user/phone') say(200, { user });
  else if (path === '/v1/sms-codes') say(202, { resendAfterSeconds: 60, expiresInSeconds: 300 });
  else if (path.startsWith('/v1/avatars'))
    response.writeHead(200, { 'content-type': 'image/png' }).end('x');
  else say(200, user);
};

const refuse: Respond = (_method, _path, response) => {
  const body = { type: 'about:blank', title: 'Oops', status: 500, code: 'internal' };
  writeJson(response, 500, body, 'application/problem+json');
};

/** The two that see to it that no rule passes by itself. */
export const yesAndNo = { agree: () => openServer(agree), refuse: () => openServer(refuse) };
