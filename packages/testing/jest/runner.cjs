const { default: circus } = require('jest-circus/runner');
const endStorages = require('./end-storages.cjs');

/** Jest's own runner of a test file, whatever its environment, without what it leaves behind. */
module.exports = (...parts) => endStorages(() => circus(...parts));
