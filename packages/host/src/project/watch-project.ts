import { basename, resolve } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { type BuildOptions, createProjectBuilder } from './build-project';
import type { BuildResult } from './kit/program-bundle';
import { isServedFile } from './read/program-file';

/**
 * Milliseconds from the last change to the build. More than 50, during which chokidar keeps silent
 * about a second change of the same file: that change is then read by the build of the first.
 */
const QUIET = 60;

export interface ProjectWatch {
  /** Settles when the first build has been reported and changes are being watched for. */
  readonly ready: Promise<void>;
  /** Stops watching; a build under way is not reported any more. */
  close(): Promise<void>;
}

/** Folders that no program file lies in, or that are somebody else's to watch. */
const IGNORED = new Set(['node_modules', '.git', '.cache', 'coverage']);

/**
 * Builds a project now and after every change in its folder.
 *
 * @param dir the folder that WeChat DevTools would open
 * @param onResult called with the first build, and then with each one whose outcome is new: another
 *   bundle, other warnings, a failure, or the first success after one. Never called twice at once.
 */
export function watchProject(
  dir: string,
  onResult: (result: BuildResult) => void,
  options: BuildOptions = {},
): ProjectWatch {
  const builder = createProjectBuilder(dir, options);
  const { mounts = {} } = options;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let mediaChanged = false;
  let changed = new Set<string>();
  /** A folder came or went, and what lies in it with it. */
  let foldersChanged = false;
  let lastOutcome: string | undefined;
  let running: Promise<void> = Promise.resolve();

  const build = async (): Promise<void> => {
    if (closed) return;
    builder.invalidate(foldersChanged ? 'everything' : changed, mediaChanged);
    mediaChanged = false;
    foldersChanged = false;
    changed = new Set();
    const result = await builder.build().catch(stopped);
    const outcome = outcomeOf(result);
    // `close` may have been called while the build was waited for.
    if (isClosed() || outcome === lastOutcome) return;
    lastOutcome = outcome;
    onResult(result);
  };
  const isClosed = (): boolean => closed;

  const schedule = (event: string, path: string): void => {
    changed.add(resolve(path));
    if (event.endsWith('Dir')) foldersChanged = true;
    if (isServedFile(path)) mediaChanged = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(build);
    }, QUIET);
  };

  const watcher = watch([resolve(dir), ...Object.values(mounts)], {
    ignoreInitial: true,
    ignored: (path) => path !== resolve(dir) && IGNORED.has(basename(path)),
  });
  watcher.on('all', schedule);
  const ready = Promise.all([build(), readyToWatch(watcher)]).then(() => undefined);
  running = ready;

  return {
    ready,
    async close() {
      closed = true;
      clearTimeout(timer);
      await watcher.close();
      await running;
      builder.close();
    },
  };
}

function readyToWatch(watcher: FSWatcher): Promise<void> {
  return new Promise((resolveReady) => {
    watcher.once('ready', resolveReady);
  });
}

/** A build that could not even fail properly is told like any other failure; the next may succeed. */
function stopped(error: unknown): BuildResult {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    kind: 'failed',
    diagnostics: [{ severity: 'error', file: '.', message: `The build stopped: ${reason}` }],
  };
}

/** What makes two results the same to whoever is told of them. */
function outcomeOf(result: BuildResult): string {
  return result.kind === 'built'
    ? JSON.stringify([result.bundle.id, result.warnings])
    : JSON.stringify(result.diagnostics);
}
