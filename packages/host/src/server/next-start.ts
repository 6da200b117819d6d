import type { HostState } from './host-state';

/** The longest that anybody waits for a program to start, in ms. */
const longest = 10_000;

/**
 * Resolves when a program has started. Nobody waits for one that will not: there is no program, or no page
 * is open and none is on its way back.
 */
export function nextStart({
  starts,
  links,
  program,
}: Pick<HostState, 'starts' | 'links' | 'program'>): Promise<void> {
  return new Promise((resolve) => {
    const stops = [
      starts.on('started', () => {
        end();
      }),
      links.onChange(() => {
        look();
      }),
    ];
    const timer = setTimeout(() => {
      end();
    }, longest);
    const end = () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
      resolve();
    };
    const look = () => {
      if (program.bundle() === undefined || !links.expectsPage()) end();
    };
    look();
  });
}
