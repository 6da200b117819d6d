type Callback = (result: unknown) => void;

/** One call of `wx`, which the test ends through its own callbacks. */
export interface WxCall {
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>> & {
    readonly success?: Callback;
    readonly fail?: Callback;
  };
}

export interface FakeWx {
  readonly calls: readonly WxCall[];
  /** Options of the last call. */
  last(): WxCall['options'];
  /** Tells the progress of the last upload. */
  progress(percent: number): void;
}

/**
 * Puts a `wx` in place that writes the named asynchronous calls down; everything else it has is
 * what `own` brings along, so a missing ability is missing as on an old client.
 */
export function installFakeWx(
  asynchronous: readonly string[],
  own: Readonly<Record<string, unknown>> = {},
): FakeWx {
  const calls: WxCall[] = [];
  let onProgress: Callback = () => undefined;
  const call = (name: string) => (options: WxCall['options']) => {
    calls.push({ name, options });
    return {
      onProgressUpdate: (listener: Callback) => {
        onProgress = listener;
      },
    };
  };
  (globalThis as unknown as { wx: unknown }).wx = {
    ...Object.fromEntries(asynchronous.map((name) => [name, call(name)])),
    ...own,
  };
  return {
    calls,
    last: () => {
      const latest = calls.at(-1);
      if (latest === undefined) throw new Error('Nothing was called.');
      return latest.options;
    },
    progress: (percent) => {
      onProgress({ progress: percent });
    },
  };
}
