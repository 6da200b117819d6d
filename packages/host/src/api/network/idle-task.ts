const nothing = () => undefined;

/** The task of an exchange that never began, with every method of those that did. */
export const idleTask = {
  abort: nothing,
  onHeadersReceived: nothing,
  offHeadersReceived: nothing,
  onChunkReceived: nothing,
  offChunkReceived: nothing,
  onProgressUpdate: nothing,
  offProgressUpdate: nothing,
};
