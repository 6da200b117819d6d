import type { Clock, SettingsStore } from './phone';
import type { PhoneSettings } from './settings';
import type { ConnectSocket, SocketEvent } from './sockets';
import { broken } from './sockets';

interface Conditions {
  readonly settings: SettingsStore;
  readonly clock: Clock;
  /** How long anything takes on a slow network, in ms. */
  readonly slowness: number;
}

/**
 * Connections as the phone's network setting makes them: slow, offline, or dropping what comes back.
 * Going offline breaks those that stand.
 */
export function withSocketConditions(connect: ConnectSocket, given: Conditions): ConnectSocket {
  const { settings } = given;
  return (request, listener) => {
    if (settings.get().network === 'offline') {
      queueMicrotask(() => {
        listener(disconnected);
      });
      return { send: nothing, close: nothing };
    }
    let state: 'connecting' | 'open' | 'over' = 'connecting';
    const tell = (event: SocketEvent) => {
      if (state === 'over') return;
      if (event.kind !== 'message') state = event.kind === 'opened' ? 'open' : 'over';
      if (state === 'over') stopWatching();
      listener(event);
    };
    const stopWatching = settings.onChange(({ network }) => {
      if (network !== 'offline') return;
      socket.close(goingAway, '');
      tell(state === 'open' ? broken : disconnected);
    });
    const inOrder = delayed(given, tell);
    const socket = connect(request, (event) => {
      const seen = received(event, settings.get().network);
      if (seen !== undefined) inOrder(seen);
    });
    return socket;
  };
}

const goingAway = 1001;
const nothing = () => undefined;
const disconnected: SocketEvent = { kind: 'failed', reason: 'net::ERR_INTERNET_DISCONNECTED' };

/** What arrives of an event; undefined: nothing. */
function received(event: SocketEvent, network: PhoneSettings['network']): SocketEvent | undefined {
  if (network !== 'drops-answers') return event;
  if (event.kind === 'message') return undefined;
  if (event.kind !== 'opened') return event;
  return { kind: 'failed', reason: 'net::ERR_CONNECTION_RESET' };
}

/** Delivers later while the network is slow, and never overtakes. */
function delayed({ settings, clock, slowness }: Conditions, deliver: (event: SocketEvent) => void) {
  const waiting: SocketEvent[] = [];
  let due = 0;
  const next = () => {
    const [event] = waiting.splice(0, 1);
    if (event !== undefined) deliver(event);
  };
  return (event: SocketEvent) => {
    waiting.push(event);
    const now = clock.now();
    due = Math.max(due, now + (settings.get().network === 'slow' ? slowness : 0));
    if (due <= now && waiting.length === 1) next();
    else clock.after(Math.max(due - now, 0), next);
  };
}
