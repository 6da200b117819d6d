import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An executable in the place of DevTools' `cli`. */
export interface StandInCli {
  readonly path: string;
  remove(): void;
}

/**
 * A `cli` without a program: it listens as soon as Node runs and answers at once, so that what is left
 * of a launch is what the client waits for by itself.
 */
export function writeStandInCli(): StandInCli {
  const folder = mkdtempSync(join(tmpdir(), 'bench-cli-'));
  const path = join(folder, 'cli');
  const ws = JSON.stringify(createRequire(__filename).resolve('ws'));
  writeFileSync(
    path,
    `#!${process.execPath}
const { WebSocketServer } = require(${ws});
const port = Number(process.argv[process.argv.indexOf('--auto-port') + 1]);
const results = {
  'Tool.getInfo': { SDKVersion: '3.0.0', version: '1.0.0' },
  'App.getCurrentPage': { pageId: 1, path: 'pages/home/home', query: {} },
};
new WebSocketServer({ host: '127.0.0.1', port }).on('connection', (socket) => {
  socket.on('message', (text) => {
    const { id, method } = JSON.parse(text);
    socket.send(JSON.stringify({ id, result: results[method] || {} }));
    if (method === 'Tool.close') setTimeout(() => process.exit(0), 50);
  });
});
`,
  );
  chmodSync(path, 0o755);
  return {
    path,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
