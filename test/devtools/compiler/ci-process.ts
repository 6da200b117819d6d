/**
 * Runs one job with miniprogram-ci in a process of its own: miniprogram-ci prints, changes globals,
 * leaves a folder in the working directory and keeps handles open, and some of its errors reach
 * nobody but `unhandledRejection`. Usage: node --require tsx/cjs ci-process.ts <job.json>
 */
import { readFileSync, writeFileSync } from 'node:fs';

import { z } from 'zod';

import type { Job, PackagedFile, Report } from './job';
import { jobSchema } from './job';
import type { ProgressMessage } from './miniprogram-ci';
import { loadMiniprogramCi } from './miniprogram-ci';

const failureSchema = z.object({
  code: z.number().optional(),
  message: z.string(),
  path: z.string().catch(''),
});

/** An error of miniprogram-ci as a report. */
function failed(error: unknown): Report {
  const parsed = failureSchema.safeParse(error);
  if (!parsed.success) return { kind: 'failed', code: null, path: '', message: String(error) };
  const { code = null, message, path } = parsed.data;
  return { kind: 'failed', code, path, message };
}

function packaged(path: string, content: string | Uint8Array): PackagedFile {
  return typeof content === 'string'
    ? { path, bytes: Buffer.byteLength(content), text: content }
    : { path, bytes: content.byteLength };
}

async function run(job: Job): Promise<Report> {
  const ci = loadMiniprogramCi();
  const warnings: string[] = [];
  const options = {
    project: new ci.Project({
      appid: job.appid,
      type: 'miniProgram',
      projectPath: job.projectPath,
      privateKeyPath: job.privateKeyPath,
      ignores: ['node_modules/**/*'],
      // Without it even a compile asks WeChat's server about the appid.
      ...(job.task === 'compile' || job.task === 'build-npm'
        ? { attr: () => Promise.resolve(ci.DefaultProjectAttr) }
        : {}),
    }),
    version: job.version,
    desc: job.notes,
    onProgressUpdate: (message: ProgressMessage): void => {
      if (typeof message === 'string') return;
      if (message.status === 'warn' || message.status === 'fail')
        warnings.push(String(message.message));
    },
  };
  const setting = {
    useProjectConfig: true,
    minify: job.task !== 'compile' || job.minify !== false,
  } as const;
  switch (job.task) {
    case 'compile': {
      const files = await ci.getCompiledResult({
        ...options,
        setting: { ...setting, autoPrefixWXSS: true },
      });
      return {
        kind: 'done',
        files: Object.entries(files).map(([path, content]) => packaged(path, content)),
        warnings,
      };
    }
    case 'build-npm': {
      const said = await ci.packNpm(options.project);
      return { kind: 'done', files: [], warnings: [...warnings, ...said.map(({ msg }) => msg)] };
    }
    case 'preview':
      await ci.preview({
        ...options,
        setting,
        qrcodeFormat: 'image',
        qrcodeOutputDest: job.qrcodePath,
      });
      return { kind: 'done', files: [], warnings };
    case 'upload':
      await ci.upload({ ...options, setting });
      return { kind: 'done', files: [], warnings };
  }
}

const job = jobSchema.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));

function leave(report: Report): void {
  writeFileSync(job.reportPath, JSON.stringify(report));
  process.exit(0);
}

for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
  process.on(event, (error: unknown) => {
    leave(failed(error));
  });
}
run(job).then(leave, (error: unknown) => {
  leave(failed(error));
});
