import type { Page } from 'playwright-core';

/** Where in the browser's scripts a page is stuck; lines and columns count from 0, as CDP has them. */
export interface StuckPlace {
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
export async function createInterrupt(page: Page): Promise<() => Promise<StuckPlace | undefined>> {
  const session = await page.context().newCDPSession(page);
  let onPause: ((place: StuckPlace | undefined) => void) | undefined;
  session.on('Debugger.paused', ({ callFrames }) => {
    const [top] = callFrames;
    const asked = onPause;
    onPause = undefined;
    if (asked === undefined) {
      session.send('Debugger.resume').catch(() => undefined);
      return;
    }
    session.send('Runtime.terminateExecution').catch(() => undefined);
    session.send('Debugger.resume').catch(() => undefined);
    asked(
      top && {
        url: top.url,
        line: top.location.lineNumber,
        column: top.location.columnNumber ?? 0,
        functionName: top.functionName,
      },
    );
  });
  await session.send('Debugger.enable');
  return async () => {
    const place = await new Promise<StuckPlace | undefined>((resolve) => {
      onPause = resolve;
      setTimeout(resolve, pausePatience);
      session.send('Debugger.pause').catch(() => undefined);
    });
    onPause = undefined;
    await page.reload({ waitUntil: 'domcontentloaded' }).catch((error: unknown) => {
      // A host that ends meanwhile takes the page along; where it was stuck is known all the same.
      if (!page.isClosed() && page.context().browser()?.isConnected() === true) throw error;
    });
    return place;
  };
}
