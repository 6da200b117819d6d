/** Longer movements (ms) are no entrance that a person would wait for. */
const longestWait = 1000;

/**
 * Waits until an element, and what it lies in, has come to its place, as a person does who sees it move.
 * Endless movements, paused ones and those of more than a second are not waited for.
 */
export async function atRest(element: Element): Promise<void> {
  const movements = around(element)
    .flatMap((moved) => moved.getAnimations())
    .filter(endsSoon);
  await Promise.allSettled(movements.map(({ finished }) => finished));
}

function around(element: Element): readonly Element[] {
  // jsdom animates nothing and lacks the method.
  if (typeof element.getAnimations !== 'function') return [];
  const parent = element.parentElement;
  return parent === null ? [element] : [element, ...around(parent)];
}

function endsSoon({ effect, playState, currentTime }: Animation): boolean {
  if (playState !== 'running') return false;
  const end = Number(effect?.getComputedTiming().endTime ?? 0);
  return end - Number(currentTime ?? 0) <= longestWait;
}
