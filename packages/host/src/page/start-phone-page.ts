import { builtIns } from '../components/index';
import type { HostSide, PhoneSide } from '../link/link';
import type { Phone, PhoneJournal } from '../phone/phone';
import { defaultPhoneSettings } from '../phone/settings';
import { wordsOf } from '../phone/words/words';
import type { ProgramBundle } from '../project/kit/program-bundle';
import { sealRealm } from '../runtime/program/realm-seal';
import type { Runtime } from '../runtime/run/runtime';
import { startRuntime } from '../runtime/run/start-runtime';
import { viewNodeOf } from '../runtime/view/engine-view-node';
import { browserWebSocketTransport } from '../transport/browser-websocket-transport';
import type { RpcHandlers } from '../transport/rpc';
import { createPeer } from '../transport/rpc';
import type { ClientRelay } from './client-relay';
import { createClientRelay } from './client-relay';
import type { Host } from './host';
import { createRemotePhone } from './remote-phone';
import type { RemoteSockets } from './remote-sockets';
import { createRemoteSockets } from './remote-sockets';
import type { Notices } from './screen/notices';
import { drawNotices, noNotices } from './screen/notices';
import { drawScreen } from './screen/screen';
import { drawSmsBanner } from './screen/sms-banner';

/** The phone's page: connects to the host process, draws the screen and runs the program on it. */
export async function startPhonePage(mount: HTMLElement): Promise<void> {
  sealRealm();
  const transport = browserWebSocketTransport(new WebSocket(`ws://${location.host}/link`));
  let words = wordsOf(defaultPhoneSettings.language);
  const notices = showsNotices(location.search) ? drawNotices(mount, () => words) : noNotices;
  let ready: PageState | undefined;
  const restart = () => {
    // What the program saved last may still be under way.
    const saved = host.call('flush', {}).catch(() => undefined);
    void saved.then(() => {
      location.reload();
    });
  };
  const relay = createClientRelay();
  const sockets: RemoteSockets = createRemoteSockets(() => host);
  const host: Host = createPeer<PhoneSide, HostSide>(transport, {
    ...handlersFor(() => ready, relay, notices, restart),
    'socket.event': sockets.heard,
    'sms.show': drawSmsBanner(mount, () => words).show,
  });
  transport.onClose(() => {
    notices.showGone();
  });

  const start = await host.call('hello', {});
  words = wordsOf(start.settings.language);
  notices.showDiagnostics(start.diagnostics);
  const phone = createRemotePhone(host, start, sockets);
  const earlier: PhoneJournal['exception'][] = [];
  const stopKeeping = phone.journal.on('exception', (exception) => earlier.push(exception));
  const screen = drawScreen({ phone, mount });
  const thrown = showThrown(phone, notices, host, () => ready?.runtime);
  screen.onExit(restart);
  if (start.program === undefined) return;
  try {
    const runtime = await startRuntime({
      bundle: { ...start.program, script: '', sourceMap: '' },
      runScript,
      phone,
      screen,
      builtIns,
      viewNodeOf,
      ...entryOf(location.search),
    });
    ready = { phone, runtime };
    tellPages(runtime, host);
    runtime.events.on('page-shown', thrown.pageShown);
    stopKeeping();
    relay.attach(runtime, host, {
      earlier,
      version: start.host.version,
      entryPage: start.program.manifest.app.entryPagePath,
    });
    host.notify('program.started', { program: start.program.id });
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    notices.showException({ message, stack: stack ?? '' });
    host.notify('program.started', { program: start.program.id, error: message });
  }
}

interface PageState {
  readonly phone: Phone;
  readonly runtime: Runtime;
}

function handlersFor(
  state: () => PageState | undefined,
  relay: ClientRelay,
  notices: Notices,
  restart: () => void,
): Omit<RpcHandlers<PhoneSide>, 'socket.event' | 'sms.show'> {
  return {
    'settings.set': ({ change }) => {
      state()?.phone.settings.set(change);
    },
    'storage.remove': ({ key }) => {
      const phone = state()?.phone;
      if (key !== undefined) phone?.storage.remove(key);
      else {
        phone?.storage.clear();
        phone?.files.clear();
        phone?.permissions.clear();
      }
    },
    'permissions.set': ({ granted }) => {
      for (const [scope, allowed] of Object.entries(granted)) {
        state()?.phone.permissions.set(scope, allowed);
      }
    },
    'program.restart': restart,
    'phone.captured': () => {
      state()?.runtime.phone.captures.emit('captured', undefined);
    },
    'program.setVisible': ({ visible }) => {
      state()?.runtime.setVisible(visible);
    },
    ping: () => undefined,
    'diagnostics.show': ({ list }) => {
      notices.showDiagnostics(list);
    },
    'automation.open': ({ client }) => {
      relay.open(client);
    },
    'automation.message': ({ client, text }) => {
      relay.message(client, text);
    },
    'automation.close': ({ client }) => {
      relay.close(client);
    },
  };
}

/**
 * What was thrown stands over the phone until another page does; a promise that nobody caught is for the
 * desk's console.
 */
function showThrown(
  phone: Phone,
  notices: Notices,
  host: Host,
  runtime: () => Runtime | undefined,
): { readonly pageShown: () => void } {
  const topPage = () => runtime()?.pages().at(-1)?.id;
  let thrownOn: number | undefined;
  let shown = 0;
  let isRejection = false;
  // Heard before the runtime's own listener, which then tells the journal.
  window.addEventListener('unhandledrejection', () => {
    isRejection = true;
    setTimeout(() => {
      isRejection = false;
    });
  });
  phone.journal.on('exception', (exception) => {
    if (isRejection) return;
    shown += 1;
    const mine = shown;
    thrownOn = topPage();
    notices.showException({ message: exception.message, stack: '' });
    void host.call('stack.read', { stack: exception.stack }).then((stack) => {
      if (mine === shown) notices.showException({ message: exception.message, stack });
    });
  });
  return {
    pageShown() {
      // A page that throws while it opens is on top already.
      if (topPage() === thrownOn) return;
      shown += 1;
      notices.clearException();
    },
  };
}

/** Tells the desk which page is shown. */
function tellPages(runtime: Runtime, host: Host): void {
  const tell = () => {
    const page = runtime.pages().at(-1);
    if (page === undefined) return;
    const query = Object.entries(page.query).map(([name, value]) => `${name}=${value}`);
    const shown = [page.path, query.join('&')].filter((part) => part !== '').join('?');
    host.notify('program.shown', { page: shown });
  };
  runtime.events.on('page-shown', tell);
  tell();
}

/** Runs the program's script as a classic script of this page. */
function runScript({ id }: Pick<ProgramBundle, 'id'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `/host/program/${id}.js`;
    script.addEventListener('load', () => {
      script.remove();
      resolve();
    });
    script.addEventListener('error', () => {
      reject(
        new Error('The program’s script could not be loaded: the host has a newer one. Reload.'),
      );
    });
    document.head.append(script);
  });
}

/** `/phone?notices=none`: nothing of the host's own stands over the program. */
function showsNotices(search: string): boolean {
  return new URLSearchParams(search).get('notices') !== 'none';
}

/** `/phone?entry=pages/phone/phone%3Ffrom=share`: where the program starts instead. */
function entryOf(search: string): { readonly entry?: string } {
  const entry = new URLSearchParams(search).get('entry');
  return entry === null ? {} : { entry };
}
