import { deferred } from '../deferred';
import type { HostState } from '../host-state';
import { createAutomationEndpoint } from './automation-endpoint';

/** The endpoint for automation clients opens when the program's first page is ready: `launch` relies on it. */
export function openAutomation(
  { port, deadline }: { readonly port: number | undefined; readonly deadline: number },
  { links, program }: HostState,
  end: () => void,
) {
  if (port === undefined) {
    const nothing = () => undefined;
    return { url: undefined, started: nothing, deliver: nothing, close: nothing };
  }
  const endpoint = createAutomationEndpoint({
    port,
    deadline,
    page: () => links.latest(),
    closeTool: end,
  });
  const opened = deferred<string>();
  // Whoever wants the address hears of a failure; nobody else has to.
  opened.promise.catch(() => undefined);
  if (program.bundle() === undefined) {
    const count = program.diagnostics().length;
    opened.reject(new Error(`The program cannot be built: ${count} problem(s), see above.`));
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
    close: () => endpoint.close(),
  };
}
