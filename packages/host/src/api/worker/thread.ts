/** What comes out of a worker. */
export interface FromWorker {
  readonly message?: unknown;
  readonly killed?: true;
}

export interface ThreadParts {
  readonly script: string;
  readonly entry: string;
  readonly userDirectory: string;
  readonly heard: (told: FromWorker) => void;
  readonly failed: (error: { readonly message: string; readonly stack?: string }) => void;
}

export interface Thread {
  post(message: unknown): void;
  end(): void;
}

/** A thread of the browser; in jsdom, which has none, the same thread at another time. */
export function startThread(parts: ThreadParts): Thread {
  return typeof Worker === 'function' ? inWorker(parts) : inSameThread(parts);
}

function inWorker({ script, entry, userDirectory, heard, failed }: ThreadParts): Thread {
  const source = `(${script})({
    userDirectory: ${JSON.stringify(userDirectory)},
    post: self.postMessage.bind(self),
    listen: (tell) => self.addEventListener('message', ({ data }) => tell(data)),
  }, ${JSON.stringify(entry)});`;
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.addEventListener('message', ({ data }) => {
    heard(data as FromWorker);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    failed({ message: event.message });
  });
  return {
    post: (message) => {
      worker.postMessage(message);
    },
    end: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}

type Start = (bridge: object, entry: string) => unknown;

// Kept from before realm-seal.ts takes it away from program code.
const FunctionConstructor = Function;

/** Messages are copied on their way, as between threads. */
const copied = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));

function inSameThread({ script, entry, userDirectory, heard, failed }: ThreadParts): Thread {
  let isOver = false;
  let tell: (message: unknown) => void = () => undefined;
  const later = (run: () => void) => {
    queueMicrotask(() => {
      if (isOver) return;
      try {
        run();
      } catch (error) {
        failed(error instanceof Error ? error : new Error(String(error)));
      }
    });
  };
  const make = FunctionConstructor(`return (${script});`) as () => Start;
  const start = make();
  const bridge = {
    userDirectory,
    post(told: FromWorker) {
      const copy = copied(told) as FromWorker;
      later(() => {
        heard(copy);
      });
    },
    listen(listener: typeof tell) {
      tell = listener;
    },
  };
  later(() => start(bridge, entry));
  return {
    post(message) {
      const copy = copied(message);
      later(() => {
        tell(copy);
      });
    },
    end() {
      isOver = true;
    },
  };
}
