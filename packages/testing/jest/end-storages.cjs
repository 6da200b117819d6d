const asyncHooks = require('node:async_hooks');

/**
 * Runs a test file and disables every AsyncLocalStorage that was made meanwhile.
 *
 * jest-circus makes one for each file and never disables it. On Node 20 and 22 every promise of the
 * process then visits all of them, so that a worker gets slower with each file that it has run.
 */
module.exports = async (run) => {
  const { AsyncLocalStorage } = asyncHooks;
  const made = [];
  asyncHooks.AsyncLocalStorage = class extends AsyncLocalStorage {
    constructor(...options) {
      super(...options);
      made.push(this);
    }
  };
  try {
    return await run();
  } finally {
    asyncHooks.AsyncLocalStorage = AsyncLocalStorage;
    for (const storage of made) storage.disable();
  }
};
