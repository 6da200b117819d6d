import { startHost } from 'miniprogram-host';
import { createProjectBuilder } from 'miniprogram-host/project';
import { freePort } from 'onboarding-testing';
import { z } from 'zod';

import { collectedMemory, endWithParent } from '../measured-process';

/** What the host's process is asked: its memory, the milliseconds of a build from nothing, or when it had compiled what was saved last. */
export const questionSchema = z.enum(['memory', 'build', 'compiled']);

/** The host alone in a process: `<project path>`. Tells its address, then answers questions. */
async function main(): Promise<void> {
  endWithParent();
  const [projectPath = ''] = process.argv.slice(2);
  const { url, journal } = await startHost({ projectPath, port: await freePort() });
  let compiledAt = 0;
  journal.onEntry((entry) => {
    if (entry.kind === 'reload') compiledAt = entry.at;
  });
  process.send?.({ url });
  process.on('message', (message: unknown) => {
    switch (questionSchema.parse(message)) {
      case 'memory':
        process.send?.(collectedMemory());
        break;
      case 'compiled':
        process.send?.(compiledAt);
        break;
      case 'build':
        void timeBuild(projectPath).then((milliseconds) => process.send?.(milliseconds));
    }
  });
}

async function timeBuild(projectPath: string): Promise<number> {
  const started = performance.now();
  const builder = createProjectBuilder(projectPath);
  const result = await builder.build();
  const milliseconds = performance.now() - started;
  builder.close();
  if (result.kind === 'failed') throw new Error(JSON.stringify(result.diagnostics));
  return milliseconds;
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
