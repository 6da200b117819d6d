import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostDocument, withApiNames } from './host-document';

const root = join(__dirname, '../../../..');
const inside = join(root, 'packages/host/inside.md');

writeFileSync(join(root, 'docs/host.md'), hostDocument());
writeFileSync(inside, withApiNames(readFileSync(inside, 'utf8')));
