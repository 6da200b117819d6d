/** @jest-environment node */
import { join } from 'node:path';

import WebSocket from 'ws';

import type { Host } from '../../src/start-host';
import { startHost } from '../../src/start-host';

/** What comes to the port from outside, meant badly or not, fails nothing of the host. */
let host: Host;

beforeAll(async () => {
  const projectPath = join(__dirname, '../ui/fixtures/touch');
  host = await startHost({ projectPath, port: 0 });
});

afterAll(() => host.close());

const ask = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${host.url}${path}`, {
    headers: { 'content-type': 'application/json' },
    ...init,
  });
  return { status: response.status, text: await response.text() };
};

test.each([
  '/constructor',
  '/__proto__',
  '/assets/h/constructor',
  '/assets/h/__proto__',
  '/host/program/constructor.js',
  '/program/__proto__',
  '/host/exchange?key=__proto__',
])('there is nothing at %s', async (path) => {
  expect((await ask(path)).status).toBe(404);
});

test.each([
  ['PATCH', '/host/settings', '{'],
  ['PATCH', '/host/settings', '{"theme":"pink"}'],
  ['PATCH', '/host/permissions', '[1]'],
  ['POST', '/host/program', '{"command":"constructor"}'],
  ['POST', '/host/platform/controls', '{"id":1}'],
])('%s %s does not take %s', async (method, path, body) => {
  expect((await ask(path, { method, body })).status).toBe(400);
});

test.each(['"text"', '{}', '{"plain":null,"encrypted":{}}', '{"plain":{"a":1},"encrypted":{}}'])(
  'a phone that saves %s as its storage changes none',
  async (snapshot) => {
    const link = new WebSocket(`${host.url.replace('http', 'ws')}/link`);
    await new Promise((resolve) => link.once('open', resolve));
    link.send(`{"kind":"notice","method":"storage.save","params":{"snapshot":${snapshot}}}`);
    link.send('{"kind":"request","id":1,"method":"flush","params":{}}');
    await new Promise((resolve) => link.once('message', resolve));
    link.close();
    const { status, text } = await ask('/host/storage');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ entries: [], size: 0 });
  },
);
