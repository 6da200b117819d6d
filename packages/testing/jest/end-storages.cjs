const asyncHooks = require('node:async_hooks');

/**
 * Runs a test file and disables every AsyncLocalStorage that was made meanwhile.
 *
 * jest-circus makes one for each file and never disables it. On Node 20 and 22 every promise of the
 * process then visits all of them, so that a worker gets slower with each file that it has run.
 */
module.exports = async (run) => {
  const { AsyncLocalStorage } = asyncHooks;
  // From Node 22 on it is a getter, which an assignment leaves as it is.
  const before = Object.getOwnPropertyDescriptor(asyncHooks, 'AsyncLocalStorage');
  const made = [];
  class NotedStorage extends AsyncLocalStorage {
    constructor(...options) {
      super(...options);
      made.push(this);
    }
  }
  Object.defineProperty(asyncHooks, 'AsyncLocalStorage', {
    configurable: true,
    enumerable: true,
    value: NotedStorage,
  });
  try {
    return await run();
  } finally {
    Object.defineProperty(asyncHooks, 'AsyncLocalStorage', before);
    for (const storage of made) storage.disable();
  }
};
