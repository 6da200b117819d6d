import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import WebSocket from 'ws';

import { createEmitter } from '../../src/phone/emitter';
import { createPlainPlatform } from '../../src/platform/plain-platform';
import { noDesk } from '../../src/platform/platform-desk';
import type { ProgramManifest } from '../../src/project/kit/program-bundle';
import { createFileMemory } from '../../src/server/file-memory';
import { createHostServer } from '../../src/server/host-server';
import { createSettingsMemory } from '../../src/server/host-state';
import { createJournal } from '../../src/server/journal';
import { listen } from '../../src/server/listen';
import { createExchanges } from '../../src/server/network/exchanges';
import { createHostSockets } from '../../src/server/network/host-sockets';
import { createHttpNetwork } from '../../src/server/network/http-network';
import { createPhoneLinks } from '../../src/server/phone-links';
import { createProgramState } from '../../src/server/program-state';

/** The host's own pages, as short as can be. */
const assets = [
  { name: 'phone.html', type: 'html', text: 'phone', hash: 'h1' },
  {
    name: 'desk.html',
    type: 'html',
    text: '<script src="/desk.js"></script><a href="/nothing.js"></a>',
    hash: 'h2',
  },
  { name: 'desk.js', type: 'js', text: 'run()', hash: 'h3' },
  { name: 'desk.js.map', type: 'json', text: '{}', hash: 'h4' },
] as const;

let server: Server;
let port: number;
let phones = 0;
const base = realpathSync(mkdtempSync(join(tmpdir(), 'host-server-')));

const bundle = {
  id: 'p1',
  manifest: {} as ProgramManifest,
  script: 'start()',
  sourceMap: '{}',
};

beforeAll(async () => {
  mkdirSync(join(base, 'program'));
  writeFileSync(join(base, 'program/a.png'), 'picture');
  writeFileSync(join(base, 'program/app.json'), '{}');
  writeFileSync(join(base, 'secret.png'), 'for nobody');
  const program = createProgramState();
  program.accept({ kind: 'built', bundle, warnings: [] });
  const links = createPhoneLinks();
  const journal = createJournal(() => 0);
  server = createHostServer(
    {
      program,
      programRoot: () => join(base, 'program'),
      links,
      journal,
      network: createHttpNetwork({}),
      sockets: createHostSockets({}),
      platform: createPlainPlatform(),
      platformDesk: noDesk,
      settings: createSettingsMemory({}, links, journal),
      starts: createEmitter(),
      running: { isVisible: true },
      exchanges: createExchanges(),
      storage: { plain: {}, encrypted: {} },
      permissions: {},
      files: createFileMemory(),
    },
    {
      read: (name) => Promise.resolve(assets.find((asset) => asset.name === name)),
    },
    () => {
      phones += 1;
    },
  );
  port = await listen(server, 0);
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(base, { recursive: true });
});

interface Asked {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request as no browser would send it: the path goes out as it is, Host and Origin as given. */
async function ask(asked: Asked) {
  const { status, text } = await askWhole(asked);
  return { status, text };
}

function askWhole({ path, method = 'GET', headers = {}, body = '' }: Asked) {
  return new Promise<{
    readonly status: number;
    readonly text: string;
    readonly kept: string | undefined;
  }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.on('data', (data: Buffer) => (text += data.toString()));
      response.on('end', () => {
        const kept = response.headers['cache-control'];
        resolve({ status: response.statusCode ?? 0, text, kept });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

describe('what a page may keep', () => {
  const forGood = 'public, max-age=31536000, immutable';

  it('is a script under its hash, for good', async () => {
    const { text } = await ask({ path: '/' });
    expect(text).toContain('src="/assets/h3/desk.js"');
    expect(text).toContain('href="/nothing.js"');
    expect(await askWhole({ path: '/assets/h3/desk.js' })).toStrictEqual({
      status: 200,
      text: 'run()',
      kept: forGood,
    });
  });

  it('is the program under its id, for good', async () => {
    const { kept, text } = await askWhole({ path: '/host/program/p1.js' });
    expect([text, kept]).toStrictEqual(['start()\n//# sourceMappingURL=p1.map\n', forGood]);
  });

  it.each(['/', '/phone', '/assets/h3/desk.js.map', '/host/program/p1.map', '/program/a.png'])(
    'is not %s',
    async (path) => {
      expect(await askWhole({ path })).toMatchObject({ status: 200, kept: 'no-store' });
    },
  );

  it.each(['/assets/h9/desk.js', '/assets/h3/phone.js', '/desk.js', '/assets/h3/nothing.js'])(
    'is nothing at %s, where no such text is',
    async (path) => {
      expect(await askWhole({ path })).toMatchObject({ status: 404, kept: 'no-store' });
    },
  );
});

test('listens on the loopback interface only', () => {
  expect((server.address() as AddressInfo).address).toBe('127.0.0.1');
});

test.each([
  ['/phone', 'phone'],
  ['/program/a.png', 'picture'],
])('serves %s to its own pages and to tools', async (path, text) => {
  const own = { origin: `http://127.0.0.1:${port}` };
  expect(await ask({ path })).toStrictEqual({ status: 200, text });
  expect(await ask({ path, headers: own })).toStrictEqual({ status: 200, text });
});

test.each([
  [{ host: 'evil.example' }],
  [{ host: 'evil.example:1' }],
  [{ host: '127.0.0.1:1' }],
  [{ origin: 'https://evil.example' }],
  [{ origin: 'null' }],
  [{ origin: 'http://127.0.0.1:1' }],
])('refuses %j', async (headers) => {
  for (const path of ['/', '/phone', '/program/a.png', '/host/settings', '/fonts/x']) {
    expect(await ask({ path, headers })).toStrictEqual({
      status: 403,
      text: 'This server answers its own pages only.',
    });
  }
});

test.each([
  '/program/../secret.png',
  '/program/%2e%2e/secret.png',
  '/program/..%2fsecret.png',
  '/program/..%5csecret.png',
  '/program//../secret.png',
  '/program/app.json',
  '/program/%zz.png',
  '/secret.png',
  '/../../../../etc/passwd',
  '/fonts/../../../../package.json',
  '/fonts/..%2f..%2fpackage.json',
  '/host/program/none.js',
])('does not give away %s', async (path) => {
  const { status, text } = await ask({ path });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(text).not.toContain('for nobody');
  expect(text).not.toContain(base);
  expect(text).not.toContain('node_modules');
});

test.each([
  ['PATCH', '/host/settings', '{"theme":'],
  ['PATCH', '/host/settings', '{"theme":"pink"}'],
  ['PATCH', '/host/permissions', '{"scope.camera":"maybe"}'],
  ['POST', '/host/program', '{"command":"explode"}'],
  ['POST', '/host/platform/controls', '[]'],
])('answers a bad %s %s with 400 and a reason, and lives', async (method, path, body) => {
  const headers = { 'content-type': 'application/json' };
  const { status, text } = await ask({ method, path, body, headers });
  expect(status).toBe(400);
  expect(text).not.toMatch(/<html|node_modules|\n\s+at /);
  expect((await ask({ path: '/host/settings' })).status).toBe(200);
});

describe('the link of a phone page', () => {
  const connect = (path: string, origin?: string) =>
    new Promise<'open' | 'refused'>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { ...(origin && { origin }) });
      socket.once('open', () => {
        socket.close();
        resolve('open');
      });
      socket.once('error', () => {
        resolve('refused');
      });
    });

  it('opens for its own page, at its own address', async () => {
    expect(await connect('/link', `http://127.0.0.1:${port}`)).toBe('open');
    expect(phones).toBe(1);
  });

  it.each([
    ['/link', 'https://evil.example'],
    ['/link', 'null'],
    ['/other', undefined],
  ])('does not open at %s for %s', async (path, origin) => {
    expect(await connect(path, origin)).toBe('refused');
    expect(phones).toBe(1);
  });
});

test('pages of other servers may not hold the host’s in a frame', async () => {
  const response = await fetch(`http://127.0.0.1:${port}/`);
  expect(response.headers.get('content-security-policy')).toBe("frame-ancestors 'self'");
});
