import type { Server } from 'node:http';
import { createServer } from 'node:http';

import express from 'express';
import { WebSocketServer } from 'ws';
import { z } from 'zod';

import { cjkFontDirectory } from '../browser/cjk-font';
import { resolveProgramFile } from '../project/read/program-file';
import type { Transport } from '../transport/transport';
import { webSocketTransport } from '../transport/websocket-transport';
import type { Assets } from './assets';
import { deskRoutes } from './desk-routes';
import type { HostState } from './host-state';
import type { Journal } from './journal';
import { isOwn } from './same-origin';

/** Screenshots and files cross the link as base64; a file may have 100 MB. */
const maximumFrame = 144 * 1024 * 1024;

/** The host's HTTP server: desk, phone page, the program's script and files, and the phone's link. */
export function createHostServer(
  state: HostState,
  assets: Assets,
  onPhone: (phone: Transport) => void,
): Server {
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    if (isOwn(request)) next();
    else response.status(403).send('This server answers its own pages only.');
  });
  app.use((_request, response, next) => {
    response.set({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // The desk holds the phone in a frame; nobody else may.
      'content-security-policy': "frame-ancestors 'self'",
    });
    next();
  });
  app.use(deskRoutes(state));
  serveAssets(app, assets);
  serveProgram(app, state);
  app.use((_request, response) => {
    response.status(404).type('text').send('There is nothing at this address.');
  });
  app.use(answerErrors(state.journal));

  const server = createServer(app);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maximumFrame });
  server.on('upgrade', (request, socket, head) => {
    if (!isOwn(request) || request.url !== '/link') {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      onPhone(webSocketTransport(webSocket));
    });
  });
  return server;
}

/** A bad request gets its reason as response, without a word about the machine it came to. */
function answerErrors(journal: Journal): express.ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const [status, reason] = reasonOf(error);
    if (status >= 500) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      journal.add({ kind: 'notice', severity: 'error', text });
    }
    response.status(status).type('text').send(reason);
  };
}

function reasonOf(error: unknown): readonly [status: number, reason: string] {
  if (error instanceof z.ZodError) return [400, z.prettifyError(error)];
  const { status = 500 } = error as { readonly status?: number };
  const isTheirs = status < 500 && error instanceof Error;
  return [status, isTheirs ? error.message : 'The host failed; its desk says more.'];
}

/** Under an address with its hash a text never changes: a page that starts anew takes it from its cache. */
const forGood = 'public, max-age=31536000, immutable';

function serveAssets(app: express.Express, assets: Assets): void {
  const pages: Readonly<Record<string, string>> = { '/': 'desk.html', '/phone': 'phone.html' };
  const fonts = cjkFontDirectory();
  if (fonts !== undefined) {
    app.use('/fonts', express.static(fonts, { immutable: true, maxAge: '1y' }));
  }
  app.get(['/', '/phone'], async (request, response, next) => {
    const page = await assets.read(pages[request.path] ?? '');
    if (page === undefined) next();
    else response.type(page.type).send(await withHashes(page.text, assets));
  });
  app.get('/assets/:hash/:name', async (request, response, next) => {
    const { hash, name } = request.params;
    const asset = await assets.read(name);
    const isMap = name.endsWith('.map');
    if (asset === undefined || (asset.hash !== hash && !isMap)) {
      next();
      return;
    }
    // The address of a map has its script's hash; its own text may differ where the script's does not.
    if (!isMap) response.set('cache-control', forGood);
    response.type(asset.type).send(asset.text);
  });
}

/** Writes into a page's links to its own files where they are now: `/assets/<hash>/phone.js`. */
async function withHashes(html: string, assets: Assets): Promise<string> {
  const links = [...html.matchAll(/"\/([\w.-]+)"/gu)];
  const found = await Promise.all(links.map(([, name = '']) => assets.read(name)));
  return links.reduce((text, [link, name = ''], index) => {
    const hash = found[index]?.hash;
    return hash === undefined ? text : text.replace(link, `"/assets/${hash}/${name}"`);
  }, html);
}

function serveProgram(app: express.Express, state: HostState): void {
  app.get('/host/program/:file', (request, response, next) => {
    const { file } = request.params;
    const [id = '', extension] = file.split('.', 2);
    const bundle = state.program.find(id);
    if (bundle === undefined) {
      next();
      return;
    }
    if (extension === 'map') {
      response.type('json').send(bundle.sourceMap);
      return;
    }
    // The id is a hash of all that the script says.
    response.set('cache-control', forGood).type('js');
    response.send(`${bundle.script}\n//# sourceMappingURL=${id}.map\n`);
  });
  app.get('/program/*path', (request, response, next) => {
    const path = decodeURI(request.path.slice('/program/'.length));
    const file = resolveProgramFile(state.programRoot(), path);
    if (file === undefined) next();
    else response.sendFile(file, { dotfiles: 'allow' });
  });
}
