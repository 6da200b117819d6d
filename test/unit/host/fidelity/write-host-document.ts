import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostDocument } from './host-document';

writeFileSync(join(__dirname, '../../../../docs/host.md'), hostDocument());
