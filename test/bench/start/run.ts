import { openBrowser } from '../../support/open-browser';
import { openCompileCache, timeNpmStart } from '../host/npm-start';

/**
 * `npm run bench:start`: milliseconds from spawning `npm start` to its first answer and to the account
 * page painted in Chromium, cold and then warm. Chromium is started beforehand: a person's browser is open
 * already.
 */
async function main(): Promise<void> {
  const browser = await openBrowser();
  const cache = openCompileCache();
  try {
    for (const name of ['cold', 'warm']) {
      const { answered, painted } = await timeNpmStart(browser, cache.path);
      process.stdout.write(
        `${name}: answered ${answered.toFixed(0)} ms, painted ${painted.toFixed(0)} ms\n`,
      );
    }
  } finally {
    cache.remove();
    await browser.close();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
