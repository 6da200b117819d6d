import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostDocument, withApiNames } from './host-document';

const root = join(__dirname, '../../../..');
const readme = join(root, 'packages/host/README.md');

writeFileSync(join(root, 'docs/host.md'), hostDocument());
writeFileSync(readme, withApiNames(readFileSync(readme, 'utf8')));
