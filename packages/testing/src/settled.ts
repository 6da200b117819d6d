/** Lets everything run that waits for an answered promise or a timer that is due. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
