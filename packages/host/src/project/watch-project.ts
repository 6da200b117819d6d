import { resolve } from 'node:path';

import type { FSWatcher } from 'chokidar';

import type { BuildOptions } from './build-project';
import { createProjectBuilder } from './build-project';
import { isForeignLink } from './foreign-link';
import type { BuildResult } from './kit/program-bundle';
import { isServedFile } from './read/program-file';
import type { WatchedPaths } from './watched-paths';
import { readProgramRoot, watchedPaths } from './watched-paths';

/**
 * Milliseconds from the last change to the build. More than 50, during which chokidar keeps silent
 * about a second change of the same file: that change is then read by the build of the first.
 */
const QUIET = 60;

export interface ProjectWatch {
  /** Settles when changes are being watched for and the first build has been reported. */
  readonly ready: Promise<void>;
  /** Builds everything now; settles when the outcome has been told, if it is new. */
  rebuild(): Promise<void>;
  /** Stops watching; a build under way is not reported any more. */
  close(): Promise<void>;
}

/**
 * Builds a project now and after every change of what it is made of.
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
  const mounts = Object.values(options.mounts ?? {});
  let watched:
    { readonly programRoot: string | undefined; readonly watcher: FSWatcher } | undefined;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let mediaChanged = false;
  let changed = new Set<string>();
  /** A folder came or went, and what lies in it with it. */
  let foldersChanged = false;
  let lastOutcome: string | undefined;
  let running: Promise<void> = Promise.resolve();

  /** Watches from where the program lies now; whatever changed by then is read by the build that follows. */
  const followRoot = async (): Promise<void> => {
    const programRoot = readProgramRoot(dir) ?? watched?.programRoot;
    if (watched !== undefined && watched.programRoot === programRoot) return;
    await watched?.watcher.close();
    const watcher = await openWatcher(watchedPaths(dir, programRoot, mounts));
    watcher.on('all', schedule);
    watched = { programRoot, watcher };
    foldersChanged = true;
  };

  const build = async (): Promise<void> => {
    if (closed) return;
    await followRoot();
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

  const ready = build();
  running = ready;

  return {
    ready,
    rebuild() {
      foldersChanged = true;
      mediaChanged = true;
      running = running.then(build);
      return running;
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
      await watched?.watcher.close();
      builder.close();
    },
  };
}

/** Resolves when every change from now on will be told. */
async function openWatcher({ starts, includes }: WatchedPaths): Promise<FSWatcher> {
  // Loaded when it is needed: it is an ES module, which a Jest that only asks for `cliPath` cannot load.
  const { watch } = await import('chokidar');
  const watcher = watch([...starts], {
    ignoreInitial: true,
    ignored: (path) => !includes(resolve(path)) || (!starts.includes(path) && isForeignLink(path)),
  });
  await new Promise<void>((resolveReady) => {
    watcher.once('ready', resolveReady);
  });
  return watcher;
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
