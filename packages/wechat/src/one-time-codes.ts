import type { Clock } from './clock';
import type { Random } from './random';

/** Codes live five minutes (docs/wechat-facts.md §5.1, §5.3). */
export const codeLifeMs = 5 * 60 * 1000;

/** One code and what became of it; tests and benchmarks read these. */
export interface CodeRecord<Binding> {
  readonly code: string;
  readonly binding: Binding;
  readonly mintedAt: number;
  readonly expiresAt: number;
  /** When it was exchanged; `undefined` while it was not. */
  readonly consumedAt: number | undefined;
  /** How often it was presented after it had been consumed. */
  readonly reuses: number;
}

export type CodeOutcome<Binding> =
  | { readonly kind: 'consumed'; readonly binding: Binding }
  | { readonly kind: 'unknown' | 'used' | 'expired' };

/** Codes that are good once, for five minutes, for one purpose. */
export interface OneTimeCodes<Binding> {
  mint(binding: Binding): string;
  /** What the code is bound to, whatever its state; consumes nothing. */
  peek(code: string): Binding | undefined;
  /** Exchanges the code; at most once in its life. */
  consume(code: string): CodeOutcome<Binding>;
  /** Every code since the last reset, oldest first. */
  records(): readonly CodeRecord<Binding>[];
  reset(): void;
}

interface MutableRecord<Binding> {
  code: string;
  binding: Binding;
  mintedAt: number;
  expiresAt: number;
  consumedAt: number | undefined;
  reuses: number;
}

/** Makes an empty set of codes; `length` is how many characters WeChat's own codes of the kind have. */
export function createOneTimeCodes<Binding>(
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  { length }: { readonly length: number },
): OneTimeCodes<Binding> {
  const records = new Map<string, MutableRecord<Binding>>();
  return {
    mint: (binding) => {
      const code = random.token(length);
      const mintedAt = clock.now();
      const expiresAt = mintedAt + codeLifeMs;
      records.set(code, { code, binding, mintedAt, expiresAt, consumedAt: undefined, reuses: 0 });
      return code;
    },
    peek: (code) => records.get(code)?.binding,
    consume: (code) => {
      const record = records.get(code);
      if (record === undefined) return { kind: 'unknown' };
      if (record.consumedAt !== undefined) {
        record.reuses += 1;
        return { kind: 'used' };
      }
      if (clock.now() >= record.expiresAt) return { kind: 'expired' };
      record.consumedAt = clock.now();
      return { kind: 'consumed', binding: record.binding };
    },
    records: () => [...records.values()].map((record) => ({ ...record })),
    reset: () => {
      records.clear();
    },
  };
}
