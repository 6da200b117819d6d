import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The tests that mutants have to get past, as one file: Jest would load the program anew for each
 * of forty, for every one of thousands of mutants.
 */
const tests = join(__dirname, '../unit/miniprogram');

['models', 'platform', 'services'].forEach((folder) => {
  readdirSync(join(tests, folder), { encoding: 'utf8', recursive: true })
    .filter((path) => path.endsWith('.test.ts'))
    .forEach((path) => {
      jest.requireActual(join(tests, folder, path));
    });
});
