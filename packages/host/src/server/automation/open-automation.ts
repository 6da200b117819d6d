import { describeDiagnostic } from '../../project/kit/diagnostics';
import type { Diagnostic } from '../../project/kit/program-bundle';
import { deferred } from '../deferred';
import type { HostState } from '../host-state';
import { createAutomationEndpoint } from './automation-endpoint';
import { noteHeard } from './heard-reasons';
import type { HostCommands } from './host-commands';

export interface AutomationOptions {
  readonly port: number | undefined;
  readonly deadline: number;
  readonly commands: HostCommands;
  /**
   * Accepts clients at once, whose requests then wait for the first page: the host opens that page
   * itself. Otherwise they can connect once somebody has.
   */
  readonly opensPhone: boolean;
}

/** The endpoint for automation clients; its address is told when the program's first page is ready. */
export function openAutomation(
  { port, deadline, commands, opensPhone }: AutomationOptions,
  { links, program }: HostState,
  end: () => void,
) {
  if (port === undefined) return noAutomation;
  const endpoint = createAutomationEndpoint({
    port,
    deadline,
    commands,
    page: () => links.latest(),
    closeTool: end,
  });
  const opened = deferred<string>();
  // Whoever wants the address hears of a failure; nobody else has to.
  opened.promise.catch(() => undefined);
  let listening: Promise<string> | undefined;
  const listen = () => {
    listening ??= endpoint.listen();
    listening.catch(opened.reject);
    return listening;
  };
  if (opensPhone) void listen().catch(() => undefined);
  const refuse = (reason: string) => {
    if (endpoint.refuse(reason)) noteHeard(reason);
    opened.reject(new Error(reason));
  };
  let isReady = false;
  return {
    url: opened.promise,
    /** The first build has been told of. */
    built: () => {
      if (program.bundle() === undefined) refuse(whyNotBuilt(program.diagnostics()));
    },
    started: ({ error }: { readonly error?: string }) => {
      if (!isReady && error !== undefined) {
        refuse(`The program did not start: ${error}`);
        return;
      }
      isReady = true;
      endpoint.programStarted();
      listen().then(opened.resolve, () => undefined);
    },
    refuse,
    deliver: (client: string, text: string) => {
      endpoint.deliver(client, text);
    },
    tell: (method: string, params: object) => {
      endpoint.tell(method, params);
    },
    close: () => endpoint.close(),
  };
}

const nothing = () => undefined;
const noAutomation = {
  url: undefined,
  built: nothing,
  started: nothing,
  refuse: nothing,
  deliver: nothing,
  tell: nothing,
  close: nothing,
};

/** The first error with its place, and how many more there are. */
function whyNotBuilt(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return 'The program cannot be built.';
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return `The program cannot be built: ${describeDiagnostic(first)}${more}`;
}
