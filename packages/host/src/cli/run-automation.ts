import { createHttpPlatform } from '../platform/http-platform';
import type { HostOptions } from '../start-host';
import { startHost } from '../start-host';
import type { ProjectOptions } from './arguments';

/** A project that automation clients may connect to. */
export interface AutomatedHost {
  /** ws://127.0.0.1:9420 */
  readonly automationUrl: string;
  readonly url: string;
  /** Resolves when it ended, with the reason when it was not asked to. */
  readonly closed: Promise<{ readonly reason?: string }>;
  close(): Promise<void>;
}

export interface AutomationStart {
  readonly automationPort: number;
  readonly log: (line: string) => void;
  /** Aborts the start. */
  readonly signal: AbortSignal;
  /** For the browser's files. */
  readonly folder?: string | undefined;
}

export function hostOptions(
  { projectPath, platform, resolve, settings, port, browserPath, deadline }: ProjectOptions,
  log: (line: string) => void,
): HostOptions {
  return {
    projectPath,
    resolve,
    settings,
    log,
    ...(platform !== undefined && { platform: createHttpPlatform(platform) }),
    ...(port !== undefined && { port }),
    ...(browserPath !== undefined && { browserPath }),
    ...(deadline !== undefined && { deadline }),
  };
}

/**
 * Runs a project in a Chromium of its own and serves automation, once its first page is ready.
 * Rejects when the project cannot be built, does not start, or the port is taken.
 */
export async function runAutomation(
  project: ProjectOptions,
  { automationPort, log, signal, folder }: AutomationStart,
): Promise<AutomatedHost> {
  const host = await startHost({
    ...hostOptions(project, log),
    browser: 'launch',
    automationPort,
    signal,
    ...(folder !== undefined && { temporaryFolder: folder }),
  });
  try {
    const automationUrl = await Promise.race([
      host.automationUrl,
      endedEarly(host.closed),
      aborted(signal),
    ]);
    if (automationUrl === undefined) throw new Error('The host opened no port for automation.');
    return { automationUrl, url: host.url, closed: host.closed, close: () => host.close() };
  } catch (error) {
    await host.close();
    throw error;
  }
}

async function endedEarly(closed: Promise<{ readonly reason?: string }>): Promise<never> {
  const { reason } = await closed;
  throw new Error(reason ?? 'The host was ended before the program was ready.');
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = () => {
      reject(new Error('The end was asked for before the program was ready.'));
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
}
