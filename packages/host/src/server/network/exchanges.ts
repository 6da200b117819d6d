import type { Exchange } from '../../desk/desk-api';
import type { HttpAnswer, HttpRequest } from '../../phone/phone';

/** Headers and bodies of the latest requests, for whoever opens one on the desk. */
export interface Exchanges {
  sent(key: string, request: HttpRequest): void;
  received(key: string, answer: HttpAnswer): void;
  find(key: string): Exchange | undefined;
}

const kept = 200;
/** 64 kB as base64. */
const longest = Math.ceil((64 * 1024) / 3) * 4;

/** Pages count their requests from 1: the page's name tells them apart. */
export const exchangeKey = (page: string, journalId: number): string => `${page}/${journalId}`;

export function createExchanges(): Exchanges {
  const exchanges = new Map<string, Exchange>();
  return {
    sent(key, { headers, bodyBase64 }) {
      const body = bodyBase64 === undefined ? {} : { body: cutOff(bodyBase64) };
      exchanges.set(key, { sent: { headers: { ...headers }, ...body } });
      const [oldest] = exchanges.keys();
      if (exchanges.size > kept && oldest !== undefined) exchanges.delete(oldest);
    },
    received(key, answer) {
      const exchange = exchanges.get(key);
      if (exchange === undefined || answer.kind !== 'answered') return;
      const { headers, bodyBase64 } = answer.response;
      exchanges.set(key, {
        ...exchange,
        received: { headers: { ...headers }, body: cutOff(bodyBase64) },
      });
    },
    find: (key) => exchanges.get(key),
  };
}

const cutOff = (base64: string) => ({
  base64: base64.slice(0, longest),
  size: Buffer.byteLength(base64, 'base64'),
});
