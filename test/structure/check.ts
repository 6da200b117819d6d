/** `npm run check:structure`: no circle of files or of rooms, no folder that nobody can survey. */
import { resolve } from 'node:path';

import { structureFaults } from './structure-faults';

const faults = structureFaults(resolve(__dirname, '../..'));
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
