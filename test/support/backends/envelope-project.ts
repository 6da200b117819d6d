import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ProgramCopy } from '../program-copy';
import { copyProgram } from '../program-copy';

const page = readFileSync(join(__dirname, '../../../docs/envelope-backend.md'), 'utf8');

/** The program with the adapter that docs/envelope-backend.md shows, and the prefix that it names. */
export function copyWithEnvelopeAdapter(): ProgramCopy {
  const adapter = /^```ts\n(.*?)^```$/msu.exec(page)?.[1];
  const prefix = /`(pathPrefix: '.*?')`/u.exec(page)?.[1];
  if (adapter === undefined || prefix === undefined) {
    throw new Error('docs/envelope-backend.md shows no adapter or no pathPrefix.');
  }
  const copy = copyProgram();
  copy.write('services/backend/adapter.ts', adapter);
  copy.edit('config.ts', "pathPrefix: '/v1'", prefix);
  return copy;
}
