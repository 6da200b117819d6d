import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import postgres from 'postgres';

import { freePort } from './free-port';

/** A PostgreSQL server of our own, with nothing in it; whoever starts it stops it. */
export interface PostgresServer {
  /** Makes an empty database and returns its address. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** PostgreSQL does not run as root: "nobody" then runs it. */
const nobody = 65534;
const asNobody = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};

/** Where Debian, Ubuntu and Homebrew keep the programs that they put into no PATH. */
const folders = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'];

/** The folder of `initdb` and `postgres`, of the newest version there is; undefined where there is none. */
export function postgresFolder(): string | undefined {
  const versions = folders.flatMap((folder) =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => /^(postgresql@)?\d+$/.test(name))
      .sort((a, b) => versionOf(b) - versionOf(a))
      .map((name) => join(folder, name, 'bin')),
  );
  return [...versions, ...(process.env['PATH'] ?? '').split(delimiter)].find((folder) =>
    existsSync(join(folder, 'initdb')),
  );
}

const versionOf = (name: string): number => Number(name.replace('postgresql@', ''));

/**
 * Starts a server on the loopback interface, also as root.
 * @param options.survivesPowerCut every commit waits for the disk. @default false: nothing in it is worth the waiting
 * @throws when this machine has no PostgreSQL
 */
export async function startPostgres({ survivesPowerCut = false } = {}): Promise<PostgresServer> {
  const bin = postgresFolder();
  if (bin === undefined) {
    throw new Error(
      'These tests start a PostgreSQL server and found none: apt-get install postgresql, or brew install postgresql@17.',
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (asNobody.uid !== undefined) chownSync(folder, nobody, nobody);
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
      ...[
        '-c',
        `fsync=${survivesPowerCut ? 'on' : 'off'}`,
        '-c',
        'max_connections=200',
        '-c',
        'shared_buffers=32MB',
      ],
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
      const sql = postgres(admin, { max: 1 });
      await sql.unsafe(`create database ${name}`);
      await sql.end();
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
