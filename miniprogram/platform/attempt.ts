/** The result of a synchronous call of WeChat, or `otherwise` where it throws or is missing. */
export function attempt<T>(call: () => T, otherwise: T): T {
  try {
    return call();
  } catch {
    return otherwise;
  }
}
