import type { ListenerSets } from '../../api/kit/context';
import type { Phone } from '../../phone/phone';
import type { AppInstance } from './app-instance';

/** Where every error goes that nobody caught: the program's own hooks, the journal, the console. */
export interface ErrorReporter {
  report(error: unknown): void;
  /**
   * Listens for promises and callbacks that failed outside of any hook; the returned function stops
   * it.
   */
  listen(window: Window): () => void;
}

export function describeError(error: unknown): { message: string; stack: string } {
  if (error instanceof Error) return { message: error.message, stack: error.stack ?? '' };
  const text = typeof error === 'string' ? error : JSON.stringify(error);
  return { message: text, stack: '' };
}

export function createErrorReporter(
  phone: Phone,
  hooks: () => { readonly app: AppInstance; readonly listeners: ListenerSets } | undefined,
): ErrorReporter {
  let telling = false;
  const tell = (error: unknown) => {
    const described = describeError(error);
    console.error(error);
    phone.journal.emit('exception', described);
    return described;
  };
  return {
    report(error) {
      const { message, stack } = tell(error);
      // What hears of errors and throws itself is told to developers, and not to itself again.
      if (telling) return;
      telling = true;
      try {
        const text = `${message}\n${stack}`;
        hooks()?.app.call('onError', text);
        // Documentation: App.onError takes the text, wx.onError an object with it.
        hooks()?.listeners.call('Error', { message: text });
      } finally {
        telling = false;
      }
    },
    listen(window) {
      const rejected = (event: PromiseRejectionEvent) => {
        tell(event.reason);
        const detail = { reason: event.reason as unknown, promise: event.promise };
        hooks()?.app.call('onUnhandledRejection', detail);
        hooks()?.listeners.call('UnhandledRejection', detail);
        event.preventDefault();
      };
      const failed = (event: ErrorEvent) => {
        this.report(event.error ?? event.message);
        event.preventDefault();
      };
      window.addEventListener('unhandledrejection', rejected);
      window.addEventListener('error', failed);
      return () => {
        window.removeEventListener('unhandledrejection', rejected);
        window.removeEventListener('error', failed);
      };
    },
  };
}
