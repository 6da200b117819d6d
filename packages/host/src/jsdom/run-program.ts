import { builtIns } from '../components/index';
import { drawScreen } from '../page/screen/screen';
import { createPhone, systemClock } from '../phone/create-phone';
import type { HttpAnswer, HttpRequest, Phone } from '../phone/phone';
import type { PhoneSettings } from '../phone/settings';
import type { ConnectSocket } from '../phone/sockets';
import { connectNowhere } from '../phone/sockets';
import type { StorageSnapshot } from '../phone/storage';
import { createPlainPlatform } from '../platform/plain-platform';
import type { Platform } from '../platform/platform';
import type { BuildOptions } from '../project/build-project';
import type { BuildResult, ProgramBundle } from '../project/kit/program-bundle';
import type { Runtime } from '../runtime/run/runtime';
import { startRuntime } from '../runtime/run/start-runtime';
import { viewNodeOf } from '../runtime/view/engine-view-node';

export interface RunOptions {
  readonly settings?: Partial<PhoneSettings>;
  readonly platform?: Partial<Platform>;
  readonly fetch?: (request: HttpRequest) => Promise<HttpAnswer>;
  readonly connect?: ConnectSocket;
  readonly storage?: StorageSnapshot;
  readonly entry?: string;
  /** Packages shown inside the program; only the first run of a project decides. */
  readonly mounts?: BuildOptions['mounts'];
}

export interface ProgramRun {
  readonly runtime: Runtime;
  readonly phone: Phone;
  /** Errors that nobody caught, as developers see them. */
  readonly exceptions: readonly string[];
  close(): void;
}

const bundles = new Map<string, Promise<ProgramBundle>>();

/** Runs a mini program project in the jsdom of a test with `@jest-environment` program-environment. */
export async function runProgram(
  projectPath: string,
  options: RunOptions = {},
): Promise<ProgramRun> {
  const bundle = bundles.get(projectPath) ?? build(projectPath, options.mounts);
  bundles.set(projectPath, bundle);
  let names = 0;
  const phone = createPhone({
    platform: { ...createPlainPlatform(), ...options.platform },
    network: {
      fetch: options.fetch ?? (() => Promise.resolve({ kind: 'failed', message: 'no network' })),
      connect: options.connect ?? connectNowhere,
    },
    clock: systemClock,
    randomName: () => {
      names += 1;
      return `file${names}`;
    },
    programName: (await bundle).manifest.projectName,
    ...(options.settings !== undefined && { settings: options.settings }),
    ...(options.storage !== undefined && { storage: options.storage }),
  });
  const exceptions: string[] = [];
  phone.journal.on('exception', ({ message }) => {
    exceptions.push(message);
  });
  const screen = drawScreen({ phone, mount: document.body });
  const runtime = await startRuntime({
    bundle: await bundle,
    runScript,
    phone,
    screen,
    builtIns,
    viewNodeOf,
    ...(options.entry !== undefined && { entry: options.entry }),
  });
  return {
    runtime,
    phone,
    exceptions,
    close() {
      runtime.close();
      screen.close();
    },
  };
}

async function build(
  projectPath: string,
  mounts: BuildOptions['mounts'] = {},
): Promise<ProgramBundle> {
  const { buildProjectJson } = globalThis as unknown as {
    buildProjectJson: (projectPath: string, options: BuildOptions) => Promise<string>;
  };
  const result = JSON.parse(await buildProjectJson(projectPath, { mounts })) as BuildResult;
  if (result.kind === 'built') return result.bundle;
  throw new Error(result.diagnostics.map(({ file, message }) => `${file}: ${message}`).join('\n'));
}

function runScript({ script }: ProgramBundle): Promise<void> {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- stands for a <script> element, which jsdom does not run here
  const run = new Function(script) as () => void;
  run();
  return Promise.resolve();
}
