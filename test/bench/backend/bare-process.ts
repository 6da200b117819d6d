import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import express from 'express';
import type { components } from 'onboarding-contract';

import { endWithParent } from '../measured-process';

const answer: components['schemas']['UserAnswer'] = {
  user: {
    id: 'u_0123456789abcdef',
    nickname: 'p0',
    avatarUrl: null,
    phone: { masked: '135******00', countryCode: '86' },
  },
};

/** What Express itself can do on this machine: the backend's route, and nothing behind it. */
function main(): void {
  endWithParent();
  const app = express();
  app.use(express.json());
  app.post('/v1/user/phone', (_request, response) => {
    response.json(answer);
  });
  const server = createServer(app);
  server.listen(0, '127.0.0.1', () => {
    process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  });
}

main();
