import type { Transport } from '../transport/transport';
import type { AutomationParts } from './automation-parts';
import { appCommands } from './commands/app';
import { elementCommands } from './commands/element';
import { pageCommands } from './commands/page';
import { toolCommands } from './commands/tool';
import { answerFrame, methodOf } from './dispatcher';
import { createHandles } from './handles';
import type { HoldingClient } from './held-exceptions';
import { createHeldExceptions } from './held-exceptions';
import { plainJson } from './plain-json';
import type { AutomationEvents, Handlers } from './protocol';

export interface Automation {
  /** Serves one client; any number may be connected. It ends when the transport closes. */
  connect(transport: Transport): void;
  /** Ends service for all clients and closes their transports. */
  close(): void;
}

/** Speaks the automation protocol of WeChat DevTools for one running program. */
export function createAutomation(parts: AutomationParts): Automation {
  const { runtime } = parts;
  const handles = createHandles(runtime);
  const connections = new Set<Connection>();
  const shared = {
    ...toolCommands(parts),
    ...pageCommands(handles, runtime),
    ...elementCommands(handles, runtime),
  };

  const broadcast = <Name extends keyof AutomationEvents>(
    method: Name,
    params: AutomationEvents[Name],
    wants: (connection: Connection) => boolean = () => true,
  ): void => {
    const listening = [...connections].filter(wants);
    if (listening.length === 0) return;
    const frame = frameOf(method, params);
    for (const { transport } of listening) transport.send(frame);
  };
  const held = createHeldExceptions(
    runtime.phone.clock,
    (parts.earlier ?? []).map((exception) => frameOf('App.exceptionThrown', exception)),
  );

  const stops = [
    runtime.events.on('binding', ({ name, args }) => {
      broadcast('App.bindingCalled', { name, args });
    }),
    runtime.phone.journal.on('console', ({ type, args }) => {
      broadcast('App.logAdded', { type, args: args.map(withStack) }, ({ wantsLog }) => wantsLog);
    }),
    runtime.phone.journal.on('exception', ({ message, stack }) => {
      const frame = frameOf('App.exceptionThrown', { message, stack });
      const listening = [...connections].filter(({ exceptions }) => !exceptions.hold(frame));
      if (listening.length === 0) held.add(frame);
      for (const { transport } of listening) transport.send(frame);
    }),
  ];

  return {
    connect(transport) {
      const exceptions = held.begin((frame) => {
        transport.send(frame);
      });
      const connection: Connection = { transport, exceptions, wantsLog: false };
      connections.add(connection);
      const handlers: Handlers = {
        ...shared,
        ...appCommands(parts, handles, () => {
          connection.wantsLog = true;
        }),
      };
      transport.onMessage((frame) => {
        exceptions.asked(() => methodOf(frame));
        void answerFrame(handlers, frame).then((reply) => {
          if (reply !== null) transport.send(reply);
        });
      });
      transport.onClose(() => {
        connections.delete(connection);
        exceptions.close();
      });
    },
    close() {
      for (const stop of stops) stop();
      handles.close();
      for (const { transport } of [...connections]) transport.close();
      connections.clear();
    },
  };
}

function frameOf<Name extends keyof AutomationEvents>(
  method: Name,
  params: AutomationEvents[Name],
): string {
  return JSON.stringify({ method, params: plainJson(params) });
}

/** An error on the console says where it comes from; JSON would leave that out. */
function withStack(argument: unknown): unknown {
  if (!(argument instanceof Error)) return argument;
  const { name, message, stack } = argument;
  return { name, message, stack };
}

interface Connection {
  readonly transport: Transport;
  readonly exceptions: HoldingClient;
  /** It sent App.enableLog. */
  wantsLog: boolean;
}
