import { join } from 'node:path';

import { endWithParent } from '../measured-process';
import { createSimulatedTest } from './simulated-test';

/** Runs the component's test with miniprogram-simulate whenever asked, and tells the milliseconds. */
function main(): void {
  endWithParent();
  const [projectPath = ''] = process.argv.slice(2);
  const run = createSimulatedTest(join(projectPath, 'miniprogram'));
  process.on('message', () => {
    const started = performance.now();
    void run().then(() => process.send?.(performance.now() - started));
  });
  process.send?.(true);
}

main();
