import type { Phone } from '../../phone/phone';

let nextRequestId = 1;

/** Writes into the journal that a request starts; the returned function writes that it ended. */
export function noteRequest({ journal, clock }: Phone, method: string, url: string) {
  const id = nextRequestId++;
  const started = clock.now();
  journal.emit('request', { id, method, url });
  return (more: { readonly status?: number; readonly error?: string }): void => {
    journal.emit('request', { id, method, url, milliseconds: clock.now() - started, ...more });
  };
}
