/** What was typed, or the folder that it names, does not fit; the message is one sentence with the cure. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
