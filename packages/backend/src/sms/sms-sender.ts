import type { WechatNumber } from '../gateway/gateway';

/** One message on its way to a phone. */
export interface SmsMessage {
  readonly number: WechatNumber;
  readonly smsCode: string;
}

/** What hands messages to an operator. */
export interface SmsSender {
  send(message: SmsMessage): Promise<void>;
}

/** A sender that keeps every message where a test, or the person at the desk, can read it. */
export interface SmsOutbox extends SmsSender {
  /** Newest last. */
  messages(): readonly SmsMessage[];
  /** Calls on every message; the returned function ends that. */
  onMessage(listener: (message: SmsMessage) => void): () => void;
  clear(): void;
}

/** Makes an empty outbox. */
export function createSmsOutbox(): SmsOutbox {
  let messages: SmsMessage[] = [];
  const listeners = new Set<(message: SmsMessage) => void>();
  return {
    send: (message) => {
      messages.push(message);
      for (const listener of listeners) listener(message);
      return Promise.resolve();
    },
    messages: () => [...messages],
    onMessage: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    clear: () => {
      messages = [];
    },
  };
}
