export interface WatchdogParts {
  /** Asks the page for a sign of life; undefined while there is no page. */
  readonly ping: () => Promise<unknown> | undefined;
  /** Called once for each time the page stopped responding. */
  readonly onHang: () => void;
  /** Milliseconds without a sign of life until that is called. @default 15000 */
  readonly patience?: number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** Notices a page that no longer responds, as in an endless loop. The returned function ends it. */
export function startWatchdog({
  ping,
  onHang,
  patience = 15_000,
  after,
}: WatchdogParts): () => void {
  let cancel: () => void = () => undefined;
  let stopped = false;

  const askAgain = () => {
    if (!stopped) cancel = after(patience / 5, ask);
  };
  const ask = () => {
    const answer = ping();
    if (answer === undefined) {
      askAgain();
      return;
    }
    let done = false;
    const once = (run: () => void) => () => {
      if (done || stopped) return;
      done = true;
      cancel();
      run();
    };
    cancel = after(
      patience,
      once(() => {
        onHang();
        askAgain();
      }),
    );
    // A page that goes away while it is asked is no hanging page.
    answer.then(once(askAgain), once(askAgain));
  };
  askAgain();
  return () => {
    stopped = true;
    cancel();
  };
}
