import type { HostSide } from '../link/link';
import type { StorageSnapshot } from '../phone/storage';
import type { Platform } from '../platform/platform';
import type { ProgramBundle, ProgramManifest } from '../project/kit/program-bundle';
import type { RpcHandlers } from '../transport/rpc';
import type { HostState } from './host-state';
import { addLine } from './host-state';
import { exchangeKey } from './network/exchanges';
import { readStack, readStacksInFrame } from './stacks';

/** What only the whole host can do for a page. */
export interface LinkHooks {
  readonly version: string;
  readonly started: (outcome: { readonly program: string; readonly error?: string }) => void;
  readonly automationFrame: (client: string, text: string) => void;
  readonly screenshot: () => Promise<string>;
}

/** Whether a page sent what its storage may be; everything else of the host reads it as such. */
function isSnapshot(value: unknown): value is StorageSnapshot {
  const { plain, encrypted } = Object(value) as Partial<Record<keyof StorageSnapshot, unknown>>;
  return [plain, encrypted].every(
    (items) =>
      typeof items === 'object' &&
      items !== null &&
      Object.values(items).every((json) => typeof json === 'string'),
  );
}

/** The program as a page starts it. */
function startOf(
  { id, manifest }: ProgramBundle,
  extConfig: HostState['extConfig'],
): { readonly id: string; readonly manifest: ProgramManifest } {
  return { id, manifest: { ...manifest, ...(extConfig !== undefined && { extConfig }) } };
}

/** Handles a phone page's calls. `page` tells pages apart where their ids may collide. */
export function linkHandlers(
  state: HostState,
  hooks: LinkHooks,
  page: string,
): RpcHandlers<HostSide> {
  return {
    hello: () => {
      const bundle = state.program.bundle();
      state.running = { isVisible: true };
      if (bundle !== undefined) {
        state.journal.add({ kind: 'started', program: bundle.manifest.projectName });
      }
      state.journal.add({ kind: 'changed', what: 'running' });
      return {
        ...(bundle !== undefined && { program: startOf(bundle, state.extConfig) }),
        settings: state.settings.get(),
        storage: state.storage,
        files: state.files.all(),
        permissions: state.permissions,
        diagnostics: state.program.diagnostics(),
        host: { name: 'miniprogram-host', version: hooks.version },
      };
    },
    'platform.call': ({ method, request }) => {
      if (!Object.hasOwn(state.platform, method))
        throw new Error(`No platform method "${method}".`);
      const platform = state.platform as unknown as Readonly<
        Record<keyof Platform, (request: unknown) => Promise<unknown>>
      >;
      return platform[method](request);
    },
    'network.fetch': async ({ id, request, journalId }) => {
      const key = exchangeKey(page, journalId ?? -id);
      state.exchanges.sent(key, request);
      const answer = await state.network.fetch(`${page}/${id}`, request);
      state.exchanges.received(key, answer);
      return answer;
    },
    'network.unsent': ({ journalId, request }) => {
      state.exchanges.sent(exchangeKey(page, journalId), request);
    },
    'network.abort': ({ id }) => {
      state.network.abort(`${page}/${id}`);
    },
    'socket.open': ({ id, request }) => {
      state.sockets.open(page, id, request, (event) => {
        state.links.page(page)?.notify('socket.event', { id, event });
      });
    },
    'socket.send': ({ id, message }) => {
      state.sockets.send(page, id, message);
    },
    'socket.close': ({ id, code, reason }) => {
      state.sockets.close(page, id, code, reason);
    },
    'storage.save': ({ snapshot }) => {
      if (!isSnapshot(snapshot)) throw new Error('"storage.save" brings no storage.');
      state.storage = snapshot;
      state.journal.add({ kind: 'changed', what: 'storage' });
    },
    'file.changed': (change) => {
      state.files.apply(change);
      state.journal.add({ kind: 'changed', what: 'storage' });
    },
    'permissions.save': ({ granted }) => {
      state.permissions = granted;
    },
    // Whatever comes before it has arrived; a page asks so before it loads itself anew.
    flush: () => {
      state.links.willReturn(page);
    },
    'settings.changed': ({ settings }) => {
      state.settings.set(settings);
    },
    'journal.add': (line) => {
      addLine(state, page, line);
    },
    'program.started': (outcome) => {
      hooks.started(outcome);
    },
    'program.shown': ({ page: shown }) => {
      state.running = { ...state.running, page: shown };
      state.journal.add({ kind: 'changed', what: 'running' });
    },
    'stack.read': ({ stack }) => readStack(stack, state.program),
    'automation.send': ({ client, text }) => {
      hooks.automationFrame(client, readStacksInFrame(text, state.program));
    },
    screenshot: async () => ({ data: await hooks.screenshot() }),
  };
}
