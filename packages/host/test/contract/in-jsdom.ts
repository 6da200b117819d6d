import { createAutomation } from '../../src/automation/automation';
import { runProgram } from '../../src/jsdom/run-program';
import { createMemoryTransports } from '../../src/transport/memory-transport';
import { emptyPage } from './contract-case';
import type { EngineView } from './engine-view';

/** The host in the jsdom of a test with `@jest-environment` program-environment: no layout. */
export async function openInJsdom(projectPath: string): Promise<EngineView> {
  const run = await runProgram(projectPath);
  const warnings: string[] = [];
  run.phone.journal.on('notice', ({ severity, text }) => {
    if (severity === 'warning') warnings.push(text);
  });
  const automation = createAutomation({
    runtime: run.runtime,
    entryPage: emptyPage,
    host: {
      version: '0.0.0',
      screenshot: () => Promise.reject(new Error('jsdom draws nothing.')),
      exit: () => undefined,
      close: () => undefined,
    },
  });
  const [transport, there] = createMemoryTransports();
  automation.connect(there);
  return {
    transport,
    warnings: () => warnings,
    patience: 20,
    close() {
      automation.close();
      run.close();
    },
  };
}
