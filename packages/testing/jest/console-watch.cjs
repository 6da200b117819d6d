/* global afterAll, afterEach -- Jest's, where this is run */
const { format } = require('node:util');

const said = [];
Reflect.set(globalThis, Symbol.for('onboarding-testing.console'), said);

for (const method of ['debug', 'error', 'info', 'log', 'warn']) {
  console[method] = (...words) => {
    said.push(format(...words));
  };
}

/**
 * Fails the test in which something was said on the console that it did not take with `takeConsole`: nobody
 * would find it among thousands of lines.
 */
const judge = () => {
  const left = said.splice(0);
  if (left.length === 0) return;
  throw new Error(
    `Said on the console and not expected:\n${left.join('\n')}\nMend what says it, or take it with takeConsole() and say what it must be.`,
  );
};

afterEach(judge);
afterAll(judge);

module.exports = { judge };
