/** Before npm packs this folder: puts the compiled components beside package.json. */
import { join } from 'node:path';

import { writePackage } from './write-package';

writePackage(join(__dirname, '..'));
