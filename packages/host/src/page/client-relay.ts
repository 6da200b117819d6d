import { createAutomation } from '../automation/automation';
import type { PhoneJournal } from '../phone/phone';
import type { Runtime } from '../runtime/run/runtime';
import { createMemoryTransports } from '../transport/memory-transport';
import type { Transport } from '../transport/transport';
import type { Host } from './host';

/** Brings automation clients, which connect to the host process, to the automation in this page. */
export interface ClientRelay {
  attach(runtime: Runtime, host: Host, about: RunningProgramFacts): void;
  open(client: string): void;
  message(client: string, text: string): void;
  close(client: string): void;
}

interface RunningProgramFacts {
  readonly version: string;
  readonly entryPage: string;
  /** What the program threw while it started. */
  readonly earlier: readonly PhoneJournal['exception'][];
}

export function createClientRelay(): ClientRelay {
  const clients = new Map<string, Transport>();
  let connect: ((client: string) => Transport) | undefined;
  const open = (client: string): Transport | undefined => {
    const known = clients.get(client);
    if (known !== undefined || connect === undefined) return known;
    const transport = connect(client);
    clients.set(client, transport);
    return transport;
  };
  return {
    attach(runtime, host, { version, entryPage, earlier }) {
      const automation = createAutomation({
        runtime,
        host: {
          version,
          screenshot: async () => (await host.call('screenshot', {})).data,
          exit: () => {
            runtime.close();
          },
          // The endpoint in the host process ends the host once the reply has gone out.
          close: () => undefined,
        },
        entryPage,
        earlier,
      });
      connect = (client) => {
        const [here, there] = createMemoryTransports();
        here.onMessage((text) => {
          host.notify('automation.send', { client, text });
        });
        automation.connect(there);
        return here;
      };
    },
    open: (client) => void open(client),
    message(client, text) {
      open(client)?.send(text);
    },
    close(client) {
      clients.get(client)?.close();
      clients.delete(client);
    },
  };
}
