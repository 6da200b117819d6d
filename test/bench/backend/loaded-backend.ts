import { join } from 'node:path';

import { z } from 'zod';

import { startProcess } from '../measured-process';

export const memorySchema = z.object({ heapBytes: z.number(), rssBytes: z.number() });

/** A code of the simulated platform, and whom to send it for. */
export const mintedSchema = z.object({ token: z.string(), code: z.string() });

export type Minted = z.infer<typeof mintedSchema>;

/** What the backend's process is asked. */
export const questionSchema = z.discriminatedUnion('kind', [
  /** Answered by an array of {@link mintedSchema}. */
  z.object({ kind: z.literal('mint'), count: z.number() }),
  /** Answered by {@link memorySchema}. */
  z.object({ kind: z.literal('memory') }),
  /** Answered by true once nothing runs. */
  z.object({ kind: z.literal('settle') }),
]);

/** Whatever answers exchanges in a process of its own. */
export interface LoadedServer {
  readonly url: string;
  /** Fresh codes, each good for one exchange by the person of its token. */
  mint(count: number): Promise<readonly Minted[]>;
  /** Resolves when everything that was begun has ended, also what its client no longer waits for. */
  settle(): Promise<void>;
  close(): void;
}

/** The stand-in backend with the simulated platform in one process of its own. */
export interface LoadedBackend extends LoadedServer {
  /** Memory right after a garbage collection. */
  memory(): Promise<z.infer<typeof memorySchema>>;
}

/**
 * Starts the process; it is gone after `close`.
 * @param place a state folder or a `postgres://` address. @default in memory
 */
export async function startLoadedBackend(place?: string): Promise<LoadedBackend> {
  const { process, ready } = await startProcess(
    join(__dirname, 'backend-process.ts'),
    place === undefined ? [] : [place],
    z.object({ url: z.string() }),
  );
  return {
    url: ready.url,
    mint: (count) => process.ask({ kind: 'mint', count }, z.array(mintedSchema)),
    settle: async () => {
      await process.ask({ kind: 'settle' }, z.literal(true));
    },
    memory: () => process.ask({ kind: 'memory' }, memorySchema),
    close: () => {
      process.close();
    },
  };
}

/** Starts Express with the route alone, which reads the body and answers the same JSON to all. */
export async function startBareServer(): Promise<LoadedServer> {
  const { process, ready } = await startProcess(
    join(__dirname, 'bare-process.ts'),
    [],
    z.object({ url: z.string() }),
  );
  return {
    url: ready.url,
    mint: (count) =>
      Promise.resolve(Array.from({ length: count }, () => ({ token: 'any', code: 'any' }))),
    settle: () => Promise.resolve(),
    close: () => {
      process.close();
    },
  };
}
