import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Job, Report } from './job';
import { reportSchema } from './job';

/** A report, and what miniprogram-ci printed beside it, without colours. */
export interface JobResult {
  readonly report: Report;
  readonly output: string;
}

/** Far above what a compile (2 s) or an upload of 2 MB needs. */
const limitMs = 180_000;

// eslint-disable-next-line no-control-regex -- colours begin with ESC
const colours = /\u001b\[[\d;]*m/gu;

function spawnNode(args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: limitMs,
      killSignal: 'SIGKILL',
    });
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', () => {
      resolve(output.replace(colours, ''));
    });
  });
}

function readReport(path: string, output: string): Report {
  try {
    return reportSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    const last = output.trim().split('\n').at(-1) ?? '';
    return {
      kind: 'failed',
      code: null,
      path: '',
      message: `miniprogram-ci ended without a report. Its last line: ${last}`,
    };
  }
}

/**
 * Runs one job in a process of its own, inside a new empty folder that is gone afterwards, whatever
 * happens. `prepare` may put files (a throw-away key) into that folder and names what they change.
 */
export async function runJob(
  job: Omit<Job, 'reportPath'>,
  prepare: (scratch: string) => Partial<Pick<Job, 'privateKeyPath'>> = () => ({}),
): Promise<JobResult> {
  const scratch = mkdtempSync(join(tmpdir(), 'devtools-gate-'));
  try {
    const reportPath = join(scratch, 'report.json');
    const jobPath = join(scratch, 'job.json');
    const full: Job = { ...job, ...prepare(scratch), reportPath };
    writeFileSync(jobPath, JSON.stringify(full));
    const program = join(__dirname, 'ci-process.ts');
    const output = await spawnNode(
      ['--require', createRequire(__filename).resolve('tsx/cjs'), program, jobPath],
      scratch,
    );
    return { report: readReport(reportPath, output), output };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
