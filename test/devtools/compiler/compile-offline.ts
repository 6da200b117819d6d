import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { JobResult } from './run-job';
import { runJob } from './run-job';

/** Compiling asks for a key's file and its form, and signs nothing with it. */
function writeThrowAwayKey(folder: string): string {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const path = join(folder, 'throw-away.key');
  writeFileSync(path, privateKey, { mode: 0o600 });
  return path;
}

function runOffline(
  task: 'compile' | 'build-npm',
  projectPath: string,
  minify: boolean,
): Promise<JobResult> {
  return runJob(
    {
      task,
      projectPath,
      appid: 'wx0123456789abcdef',
      privateKeyPath: '',
      version: '0.0.0',
      notes: '',
      minify,
      qrcodePath: '',
    },
    (scratch) => ({ privateKeyPath: writeThrowAwayKey(scratch) }),
  );
}

/**
 * Compiles the project at `projectPath` with WeChat's official compiler as an upload would, minified
 * unless told otherwise, without a network, an account or a key.
 */
export function compileOffline(
  projectPath: string,
  { minify = true }: { readonly minify?: boolean } = {},
): Promise<JobResult> {
  return runOffline('compile', projectPath, minify);
}

/** DevTools' "构建 npm" on the project at `projectPath`, which gets its miniprogram_npm. */
export function buildNpmOffline(projectPath: string): Promise<JobResult> {
  return runOffline('build-npm', projectPath, true);
}
