import { z } from 'zod';

import { describeDiagnostic } from '../../project/kit/diagnostics';
import type { HostState } from '../host-state';
import { emptyPhone } from '../host-state';

/** Builds the project anew, whether or not a file has changed. */
export type Rebuild = () => Promise<void>;

/** Commands that outlive the page, which they start anew: the host process answers them itself. */
export type HostCommands = Readonly<Partial<Record<string, (params: unknown) => Promise<object>>>>;

/** The parts that `cache --clean` of DevTools' cli has; of the last three this host keeps nothing. */
const parts = ['all', 'storage', 'file', 'auth', 'compile', 'network', 'session'] as const;

// The clients differ in how they name it.
const clearing = z.object({
  clean: z.enum(parts).nullish(),
  type: z.enum(parts).nullish(),
});

/** What `@weapp-vite/miniprogram-automator` asks beside the commands of WeChat's own client. */
export function hostCommands(state: HostState, rebuild: Rebuild): HostCommands {
  return {
    'Tool.compile': async () => {
      const before = state.program.bundle();
      const started = nextStart(state);
      await rebuild();
      const error = state.program.diagnostics().find(({ severity }) => severity === 'error');
      if (error !== undefined) throw new Error(describeDiagnostic(error));
      // Another program has started the pages anew already.
      if (state.program.bundle() === before) restartPages(state);
      await started;
      return {};
    },
    'Tool.clearCache': async (params) => {
      const parsed = clearing.safeParse(params);
      if (!parsed.success) throw new Error(`Tool.clearCache: clean is one of ${parts.join(', ')}`);
      switch (parsed.data.clean ?? parsed.data.type ?? 'all') {
        case 'all':
          emptyPhone(state);
          break;
        case 'storage':
          emptyStorage(state);
          break;
        case 'file':
          state.files.clear();
          await restart(state);
          break;
        case 'auth':
          state.permissions = {};
          await restart(state);
          break;
        case 'compile':
        case 'network':
        case 'session':
          break;
      }
      return {};
    },
  };
}

function emptyStorage(state: HostState): void {
  const { plain, encrypted } = state.storage;
  for (const key of [...Object.keys(plain), ...Object.keys(encrypted)]) {
    for (const page of state.links.all()) page.notify('storage.remove', { key });
  }
  state.storage = { plain: {}, encrypted: {} };
  state.journal.add({ kind: 'changed', what: 'storage' });
}

/** A running page has its own copy of what it started with. */
async function restart(state: HostState): Promise<void> {
  const started = nextStart(state);
  restartPages(state);
  await started;
}

function restartPages({ links }: HostState): void {
  for (const page of links.all()) page.notify('program.restart', {});
}

function nextStart({ starts }: HostState): Promise<void> {
  const started = new Promise<void>((resolve, reject) => {
    const stop = starts.on('started', ({ error }) => {
      stop();
      if (error === undefined) resolve();
      else reject(new Error(`The program did not start: ${error}`));
    });
  });
  // Nobody waits for it when the build fails.
  started.catch(() => undefined);
  return started;
}
