import { Script } from 'node:vm';

import { build } from 'esbuild';
import ProgramEnvironment from 'miniprogram-host/jest-environment';
import type { ProgramRun, RunOptions } from 'miniprogram-host/jsdom';

/** The host in a jsdom of its own, outside Jest. */
export interface Jsdom {
  /** Runs a project, as `runProgram` of test/support does inside a test. */
  runProgram(projectPath: string, options?: RunOptions): Promise<ProgramRun>;
  close(): Promise<void>;
}

/** Opens a document with the host's code in it, bundled as the phone page is. */
export async function openJsdom(): Promise<Jsdom> {
  const { outputFiles } = await build({
    entryPoints: ['miniprogram-host/jsdom'],
    absWorkingDir: __dirname,
    conditions: ['onboarding-source'],
    bundle: true,
    format: 'iife',
    globalName: 'benchedHost',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const environment = new ProgramEnvironment(
    {
      // What jest-environment-jsdom reads of Jest's configuration, and no more.
      projectConfig: {
        globals: {},
        testEnvironmentOptions: { pretendToBeVisual: true },
        fakeTimers: {},
      },
      globalConfig: {},
    } as unknown as ConstructorParameters<typeof ProgramEnvironment>[0],
    { console } as unknown as ConstructorParameters<typeof ProgramEnvironment>[1],
  );
  await environment.setup();
  const context = environment.getVmContext();
  if (context === null) throw new Error('jsdom has no context to run scripts in.');
  for (const { text } of outputFiles) new Script(text).runInContext(context);
  const host = new Script('benchedHost').runInContext(context) as {
    readonly runProgram: Jsdom['runProgram'];
  };
  return {
    runProgram: (projectPath, options) => host.runProgram(projectPath, options),
    close: () => environment.teardown(),
  };
}
