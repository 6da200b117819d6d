import type { Adapter } from './contract-call';

/**
 * The one file to change for a backend that has paths, responses and errors of its own.
 * docs/envelope-backend.md has an example to begin with.
 */
export const adapter: Adapter = {
  request: (call) => call,
  response: (response) => response,
};
