import type { Clock, HttpAnswer, Network, SettingsStore } from './phone';
import { withSocketConditions } from './socket-conditions';

/** How long a response or a message takes on a slow network, in ms. */
const slowness = 1500;

/** The network as the phone's setting makes it: slow, offline, or dropping what comes back. */
export function withConditions(network: Network, settings: SettingsStore, clock: Clock): Network {
  const wait = () =>
    new Promise<void>((resolve) => {
      clock.after(slowness, resolve);
    });
  return {
    connect: withSocketConditions(network.connect, { settings, clock, slowness }),
    async fetch(request, signal): Promise<HttpAnswer> {
      switch (settings.get().network) {
        case 'online':
          return network.fetch(request, signal);
        case 'slow':
          await wait();
          return network.fetch(request, signal);
        case 'offline':
          return { kind: 'failed', message: 'net::ERR_INTERNET_DISCONNECTED' };
        case 'drops-answers':
          // The server works; its response never arrives.
          await network.fetch(request, signal);
          return { kind: 'failed', message: 'net::ERR_CONNECTION_RESET' };
      }
    },
  };
}
