const patience = 30_000;
const interval = 100;

/**
 * Tries until `attempt` neither throws nor answers undefined, and answers what it answered.
 *
 * @throws the last error, or what was waited for, after thirty seconds
 */
export async function eventually<Value>(
  what: string,
  attempt: () => Promise<Value | undefined>,
): Promise<Value> {
  const deadline = Date.now() + patience;
  let lastError: unknown;
  while (Date.now() < deadline) {
    try {
      const value = await attempt();
      if (value !== undefined) return value;
    } catch (error) {
      lastError = error;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, interval);
    });
  }
  throw new Error(`Waited thirty seconds in vain for ${what}.`, { cause: lastError });
}
