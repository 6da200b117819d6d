import { describeDiagnostic } from '../../project/kit/diagnostics';
import type { Diagnostic } from '../../project/kit/program-bundle';
import { deferred } from '../deferred';
import type { HostState } from '../host-state';
import { createAutomationEndpoint } from './automation-endpoint';
import type { HostCommands } from './host-commands';

/** The endpoint for automation clients opens when the program's first page is ready: `launch` relies on it. */
export function openAutomation(
  {
    port,
    deadline,
    commands,
  }: {
    readonly port: number | undefined;
    readonly deadline: number;
    readonly commands: HostCommands;
  },
  { links, program }: HostState,
  end: () => void,
) {
  if (port === undefined) {
    const nothing = () => undefined;
    return { url: undefined, started: nothing, deliver: nothing, tell: nothing, close: nothing };
  }
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
  if (program.bundle() === undefined) {
    opened.reject(new Error(whyNotBuilt(program.diagnostics())));
  }
  let listening = false;
  return {
    url: opened.promise,
    started: ({ error }: { readonly error?: string }) => {
      endpoint.programStarted();
      if (listening) return;
      if (error !== undefined) {
        opened.reject(new Error(`The program did not start: ${error}`));
        return;
      }
      listening = true;
      endpoint.listen().then(opened.resolve, opened.reject);
    },
    deliver: (client: string, text: string) => {
      endpoint.deliver(client, text);
    },
    tell: (method: string, params: object) => {
      endpoint.tell(method, params);
    },
    close: () => endpoint.close(),
  };
}

/** The first error with its place, and how many more there are. */
function whyNotBuilt(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return 'The program cannot be built.';
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return `The program cannot be built: ${describeDiagnostic(first)}${more}`;
}
