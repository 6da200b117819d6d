import { execFileSync } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { ensureInstalled } from 'onboarding-build/ensure-installed';

import { judgeProject } from '../compiler/judge-project';
import { runJob } from '../compiler/run-job';
import type { Delivery, DeliveryTask, Surroundings } from './delivery';
import { explainRefusal, prepareDelivery } from './delivery';

const root = resolve(__dirname, '../../..');

const surroundings: Surroundings = {
  root,
  env: process.env,
  read: (path) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  },
  git: (...args) => {
    try {
      return execFileSync('git', args, {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trimEnd();
    } catch {
      return undefined;
    }
  },
  reachable: (host) =>
    // Behind a proxy this machine need not know any address itself; miniprogram-ci goes through it too.
    (process.env['HTTPS_PROXY'] ?? process.env['https_proxy'])
      ? Promise.resolve(true)
      : lookup(host).then(
          () => true,
          () => false,
        ),
};

function mention({ uncommitted }: Delivery): string {
  return uncommitted === 0 ? '' : ` with ${uncommitted} uncommitted files`;
}

/** Resolves to what went wrong in one line, or to undefined when WeChat has the program. */
async function attempt(task: DeliveryTask): Promise<string | undefined> {
  const prepared = await prepareDelivery(task, surroundings);
  if (prepared.kind === 'refused') return prepared.reason;
  const { delivery } = prepared;
  const { appid, version, notes, keyPath } = delivery;

  const install = ensureInstalled(join(root, 'test/devtools'), (line) => {
    process.stderr.write(`${line}\n`);
  });
  if (install.kind === 'failed') return `WeChat's compiler is not installed: ${install.reason}`;
  const verdict = await judgeProject(root);
  if (verdict.kind === 'faulty')
    return `WeChat's compiler finds a fault, nothing was sent: ${(verdict.faults[0] ?? '').replace(/\s+/gu, ' ')}`;

  const folder = join(root, '.cache/devtools');
  const qrcodePath = join(folder, 'preview.jpg');
  mkdirSync(folder, { recursive: true });
  rmSync(qrcodePath, { force: true });
  const { report } = await runJob({
    task,
    projectPath: root,
    appid,
    privateKeyPath: resolve(keyPath),
    version,
    notes,
    qrcodePath,
  });
  if (report.kind === 'failed') return explainRefusal(report.message);
  process.stdout.write(
    task === 'preview'
      ? `Preview of ${appid}${mention(delivery)}: scan ${qrcodePath}\n`
      : `Uploaded ${version} to ${appid}: ${notes}\n`,
  );
  return undefined;
}

/** `npm run preview` and `npm run upload`: all or nothing, one line and exit code 1 on failure. */
export function deliver(task: DeliveryTask): void {
  void attempt(task).then((fault) => {
    if (fault === undefined) return;
    process.stderr.write(`${task}: ${fault}\n`);
    process.exitCode = 1;
  });
}
