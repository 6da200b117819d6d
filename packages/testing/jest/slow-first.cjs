const { join, relative, sep } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');
const slowFiles = require('./slow-files.cjs');

const root = join(__dirname, '../../..');
const pathInRepository = (path) => relative(root, path).split(sep).join('/');

/**
 * Long files first, so that no worker is left with one at the end. Jest knows how long a file took
 * the last time and orders by that; where it has never run (as in CI), the list of slow files helps.
 */
module.exports = class SlowFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path, duration }) => {
      const at = slowFiles.indexOf(pathInRepository(path));
      return at < 0 || duration !== undefined ? slowFiles.length : at;
    };
    return [...super.sort([...tests])].sort((one, other) => rank(one) - rank(other));
  }
};
