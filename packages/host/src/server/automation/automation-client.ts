import type { PhoneSide } from '../../link/link';
import type { RpcPeer } from '../../transport/rpc';
import type { Transport } from '../../transport/transport';
import { errorReply, readFrame } from './automation-frame';
import type { HostCommands } from './host-commands';

/** One connected client, as the endpoint serves it. */
export interface AutomationClient {
  /** A frame of the page for this client. */
  deliver(text: string): void;
  /**
   * A program has started in a page: what an earlier one was asked gets no response from it any
   * more.
   */
  programStarted(page: RpcPeer<PhoneSide>): void;
  /** Fails every request that waits; true when there was one. */
  refuse(reason: string): boolean;
}

export interface ClientParts {
  readonly id: string;
  readonly transport: Transport;
  /** The page with a running program; requests wait while there is none (it reloads). */
  readonly page: () => RpcPeer<PhoneSide> | undefined;
  /** Whether a program has ever started: until then a request has all the time that the start takes. */
  readonly hasStarted: () => boolean;
  /** Why no program will start; undefined while one may. */
  readonly refusal: () => string | undefined;
  /** What the host process answers itself: it may start the page anew. */
  readonly commands: HostCommands;
  /** Milliseconds until a request gets its response, an error if the page does not. */
  readonly deadline: number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** The client asked to end everything; its response has been sent. */
  readonly closeTool: () => void;
}

/**
 * Relays between one client and the page where the program runs, and sees to it that every request
 * gets exactly one response: by the page, or by an error when it is late, gone or restarted.
 */
export function serveClient(parts: ClientParts): AutomationClient {
  const {
    id: client,
    transport,
    page,
    hasStarted,
    refusal,
    commands,
    deadline,
    after,
    closeTool,
  } = parts;
  const pending = new Map<string | number, PendingRequest>();
  let wantsLog = false;

  /** True when the request was still open. */
  const settle = (id: string | number): boolean => {
    pending.get(id)?.cancel?.();
    return pending.delete(id);
  };
  const fail = (id: string | number, message: string): void => {
    if (settle(id)) transport.send(errorReply(id, message));
  };
  const limit = (id: string | number, request: PendingRequest): void => {
    request.cancel = after(deadline, () => {
      // The text of WeChat DevTools.
      fail(id, 'timeout waiting for automator response');
    });
  };
  const pass = (target: RpcPeer<PhoneSide>, id: string | number, request: PendingRequest): void => {
    request.sent = true;
    target.call('automation.message', { client, text: request.text }).catch((error: unknown) => {
      fail(id, error instanceof Error ? error.message : String(error));
    });
  };

  transport.onMessage((text) => {
    const frame = readFrame(text);
    if (frame?.id == null) return;
    const { id, method } = frame;
    if (method === 'Tool.close') {
      transport.send(JSON.stringify({ id, result: {} }));
      closeTool();
      return;
    }
    const command = Object.hasOwn(commands, method) ? commands[method] : undefined;
    if (command !== undefined) {
      answerInHost(transport, { id, answer: command(frame.params) }, (late) =>
        after(deadline * patienceInHost, late),
      );
      return;
    }
    wantsLog ||= method === 'App.enableLog';
    settle(id);
    const reason = refusal();
    if (reason !== undefined) {
      transport.send(errorReply(id, reason));
      return;
    }
    const request: PendingRequest = { text, sent: false };
    pending.set(id, request);
    if (hasStarted()) limit(id, request);
    const target = page();
    if (target !== undefined) pass(target, id, request);
  });

  transport.onClose(() => {
    for (const { cancel } of pending.values()) cancel?.();
    pending.clear();
    page()?.notify('automation.close', { client });
  });

  return {
    deliver(text) {
      const frame = readFrame(text);
      // A reply after its deadline would be a second one.
      if (frame === null || (frame.id !== null && !settle(frame.id))) return;
      transport.send(text);
    },
    programStarted(started) {
      started.notify('automation.open', { client });
      for (const [id, request] of [...pending]) {
        if (request.sent) {
          fail(id, 'the program restarted before it answered');
          continue;
        }
        if (request.cancel === undefined) limit(id, request);
        pass(started, id, request);
      }
      if (!wantsLog) return;
      const text = JSON.stringify({ id: 'host', method: 'App.enableLog', params: {} });
      started.notify('automation.message', { client, text });
    },
    refuse(reason) {
      const waiting = [...pending.keys()];
      for (const id of waiting) fail(id, reason);
      return waiting.length > 0;
    },
  };
}

/** A build and a start take longer than an ordinary request: so many deadlines. */
const patienceInHost = 3;

function answerInHost(
  transport: Transport,
  { id, answer }: { readonly id: string | number; readonly answer: Promise<object> },
  after: (late: () => void) => () => void,
): void {
  let open = true;
  const reply = (text: string) => {
    if (!open) return;
    open = false;
    cancel();
    transport.send(text);
  };
  const cancel = after(() => {
    reply(errorReply(id, 'timeout waiting for automator response'));
  });
  answer.then(
    (result) => {
      reply(JSON.stringify({ id, result }));
    },
    (error: unknown) => {
      reply(errorReply(id, error instanceof Error ? error.message : String(error)));
    },
  );
}

interface PendingRequest {
  readonly text: string;
  /** Takes its deadline away, once it has one. */
  cancel?: () => void;
  sent: boolean;
}
