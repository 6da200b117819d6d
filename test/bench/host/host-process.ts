import { z } from 'zod';
import { createProjectBuilder } from 'miniprogram-host/project';
import { startHost } from 'miniprogram-host';
import { freePort } from 'onboarding-testing';
import { collectedMemory, endWithParent } from '../measured-process';

/** What the host's process is asked: its memory, or the milliseconds of a build from nothing. */
export const questionSchema = z.enum(['memory', 'build']);

/** The host alone in a process: `<project path>`. Tells its address, then answers questions. */
async function main(): Promise<void> {
  endWithParent();
  const [projectPath = ''] = process.argv.slice(2);
  const { url } = await startHost({ projectPath, port: await freePort() });
  process.send?.({ url });
  process.on('message', (message: unknown) => {
    switch (questionSchema.parse(message)) {
      case 'memory':
        process.send?.(collectedMemory());
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
