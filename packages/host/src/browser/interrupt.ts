import type { Page } from 'playwright-core';

/** A function in which a page is stuck; lines and columns count from 0, as CDP has them. */
export interface StuckPlace {
  /** Of its script; empty for text that was evaluated. */
  readonly url: string;
  readonly line: number;
  readonly column: number;
  readonly functionName: string;
}

/** How long a pause may take to arrive, in ms; none comes when no script runs. */
const pausePatience = 2000;

/**
 * Prepares a page so that an endless loop in it can be broken. The debugger has to be there before
 * the loop begins, and only few of its commands reach a page that runs one: `pause` does. Pauses that
 * nobody asked for, such as a `debugger` statement, are passed over.
 *
 * @see https://chromedevtools.github.io/devtools-protocol/v8/Debugger/
 */
export async function createInterrupt(page: Page): Promise<() => Promise<readonly StuckPlace[]>> {
  const session = await page.context().newCDPSession(page);
  let onPause: ((stack: readonly StuckPlace[]) => void) | undefined;
  /** A pause names scripts by id; the address that it has a field for is empty. */
  const scripts = new Map<string, string>();
  session.on('Debugger.scriptParsed', ({ scriptId, url }) => {
    if (url !== '') scripts.set(scriptId, url);
  });
  session.on('Debugger.paused', ({ callFrames }) => {
    const asked = onPause;
    onPause = undefined;
    if (asked === undefined) {
      session.send('Debugger.resume').catch(() => undefined);
      return;
    }
    session.send('Runtime.terminateExecution').catch(() => undefined);
    session.send('Debugger.resume').catch(() => undefined);
    asked(
      callFrames.map(({ location, functionName }) => ({
        url: scripts.get(location.scriptId) ?? '',
        line: location.lineNumber,
        column: location.columnNumber ?? 0,
        functionName,
      })),
    );
  });
  await session.send('Debugger.enable');
  return async () => {
    const stack = await new Promise<readonly StuckPlace[]>((resolve) => {
      onPause = resolve;
      setTimeout(resolve, pausePatience, []);
      session.send('Debugger.pause').catch(() => undefined);
    });
    onPause = undefined;
    await page.reload({ waitUntil: 'domcontentloaded' }).catch((error: unknown) => {
      // A host that ends meanwhile takes the page along; where it was stuck is known all the same.
      if (!page.isClosed() && page.context().browser()?.isConnected() === true) throw error;
    });
    return stack;
  };
}
