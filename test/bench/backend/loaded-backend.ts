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
]);

/** The stand-in backend with the simulated platform in one process of its own. */
export interface LoadedBackend {
  readonly url: string;
  /** Fresh codes, each good for one exchange by the person of its token. */
  mint(count: number): Promise<readonly Minted[]>;
  /** Memory right after a garbage collection. */
  memory(): Promise<z.infer<typeof memorySchema>>;
  close(): void;
}

/** Starts the process, with its state in a folder or in memory; it is gone after `close`. */
export async function startLoadedBackend(stateFolder?: string): Promise<LoadedBackend> {
  const { process, ready } = await startProcess(
    join(__dirname, 'backend-process.ts'),
    stateFolder === undefined ? [] : [stateFolder],
    z.object({ url: z.string() }),
  );
  return {
    url: ready.url,
    mint: (count) => process.ask({ kind: 'mint', count }, z.array(mintedSchema)),
    memory: () => process.ask({ kind: 'memory' }, memorySchema),
    close: () => {
      process.close();
    },
  };
}
