/** `npm run docs:host`: writes docs/host.md, and the names of the APIs in the host's README, from the sources. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { hostDocument, withApiNames } from './host-document';

const root = join(__dirname, '../../..');
const inside = join(root, 'packages/host/inside.md');

writeFileSync(join(root, 'docs/host.md'), hostDocument());
writeFileSync(inside, withApiNames(readFileSync(inside, 'utf8')));
